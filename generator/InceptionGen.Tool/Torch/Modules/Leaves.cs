using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;

namespace InceptionGen.Tool.Torch.Modules;

/// <summary>The single steps that an operation consists of.</summary>
internal static class Leaves
{
    /// <summary>Its layers with tensors, in the table's order.</summary>
    public static IEnumerable<ConvolutionSpec> Layers(OperationSpec operation) => operation switch
    {
        ConvolutionSpec layer => [layer],
        SequenceSpec sequence => sequence.Operations.SelectMany(Layers),
        ConcatSpec concat => concat.Branches.SelectMany(Layers),
        ResidualSpec residual => Layers(residual.Body),
        _ => [],
    };

    /// <summary>The steps of a sequence that does not divide, without those that do nothing; null if it divides.</summary>
    public static IReadOnlyList<OperationSpec>? Chain(OperationSpec operation)
    {
        switch (operation)
        {
            case ConcatSpec { Branches.Count: 1 } one:
                return Chain(one.Branches[0]);
            case ConcatSpec or ResidualSpec:
                return null;
            case SequenceSpec sequence:
                var steps = new List<OperationSpec>();
                foreach (OperationSpec step in sequence.Operations)
                {
                    if (Chain(step) is not { } part) return null;
                    steps.AddRange(part);
                }

                return steps;
            case DropoutSpec { Rate.Length: 0 }:
                return [];
            default:
                return [operation];
        }
    }

    /// <summary>Whether nn.Sequential can hold the step: it is a module in PyTorch, and reads maps.</summary>
    public static bool IsSequential(OperationSpec step) => step is ConvolutionSpec { IsLinear: false } or PoolSpec or DropoutSpec or LocalResponseNormSpec;
}
