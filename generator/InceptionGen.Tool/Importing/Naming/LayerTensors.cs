using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Structure;

namespace InceptionGen.Tool.Importing.Naming;

/// <summary>A layer with weights, in the table and in the file.</summary>
/// <param name="Row">The stage that it belongs to.</param>
/// <param name="Layer">What the table says of it.</param>
/// <param name="Node">The node of the file's graph.</param>
internal sealed record LayerTensors(StageSpec Row, ConvolutionSpec Layer, MapNode Node)
{
    public Constant? Kernel => Node.Operation switch { ConvolutionOperation convolution => convolution.Kernel, LinearOperation linear => linear.Kernel, _ => null };

    public Constant? Bias => Node.Operation switch { ConvolutionOperation convolution => convolution.Bias, LinearOperation linear => linear.Bias, _ => null };

    public NormTensors? Norm => Node.Operation switch { ConvolutionOperation convolution => convolution.Norm, LinearOperation linear => linear.Norm, NormOperation norm => norm.Norm, _ => null };

    /// <summary>All of a network. Copies of a counted module are stages of their own.</summary>
    public static IReadOnlyList<LayerTensors> Of(NetworkSpec network, NetworkStructure structure) =>
        [.. network.Stages.SelectMany(stage => Convolutions(stage.Operation).Select(layer => (stage, layer))).Zip(Layers.Of(structure), (row, node) => new LayerTensors(row.stage, row.layer, node))];

    private static IEnumerable<ConvolutionSpec> Convolutions(OperationSpec operation) => operation switch
    {
        ConvolutionSpec convolution => [convolution],
        SequenceSpec sequence => sequence.Operations.SelectMany(Convolutions),
        ConcatSpec concat => concat.Branches.SelectMany(Convolutions),
        ResidualSpec residual => Convolutions(residual.Body),
        _ => [],
    };
}
