using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>The tensors of all layers, in the order of the table.</summary>
internal static class TensorsOf
{
    public static IEnumerable<TensorNames> Network(NetworkSpec network) => network.Stages.SelectMany(stage => Operation(stage.Operation));

    private static IEnumerable<TensorNames> Operation(OperationSpec operation) => operation switch
    {
        ConvolutionSpec convolution => [convolution.Tensors],
        SequenceSpec sequence => sequence.Operations.SelectMany(Operation),
        ConcatSpec concat => concat.Branches.SelectMany(Operation),
        ResidualSpec residual => Operation(residual.Body),
        _ => [],
    };
}
