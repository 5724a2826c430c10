using InceptionGen.Language.Model;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Summaries;

/// <summary>What an operation is, in the words of the papers.</summary>
internal static class OperationWords
{
    public static string Of(OperationSpec operation) => operation switch
    {
        ConvolutionSpec { IsLinear: true } => "linear",
        ConvolutionSpec { HasKernel: false } => "batch norm",
        ConvolutionSpec convolution => convolution.Groups == 1 ? "convolution" : "grouped convolution",
        PoolSpec { Kind: Spec.PoolKind.Max } => "max pool",
        PoolSpec => "avg pool",
        PlainSpec plain => plain.Name,
        ResidualSpec => "residual",
        ConcatSpec => "concatenation",
        SequenceSpec { Operations.Count: 1 } sequence => Of(sequence.Operations[0]),
        _ => "module",
    };
}
