using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Language.Parsing;

namespace InceptionGen.Language.Checking;

/// <summary>A row, or one of its copies, as a stage of the network.</summary>
/// <param name="Row">Its cells as prose.</param>
/// <param name="At">The cell that names it.</param>
/// <param name="Source">The stage it reads; -1 for the image.</param>
/// <param name="Head">The label of its auxiliary classifier; empty for the network's own stages.</param>
/// <param name="Blueprint">With every padding decided; null if the row could not be understood.</param>
/// <param name="Operation">What it does, or a stand-in of the declared shape.</param>
internal sealed record Stage(
    StageName Name, string Row, Anchor At, int Source, string Head, Blueprint? Blueprint, OperationSpec Operation);

internal static class StandIns
{
    /// <summary>Something of the right shape where the right operation is not known. The error that made it necessary keeps it from ever running.</summary>
    public static OperationSpec Of(Shape input, Shape output)
    {
        if (input == output) return new SequenceSpec(input, output, default);

        var pooled = new Shape(output.Height, output.Width, input.Channels);
        var pool = new PoolSpec(input, pooled, PoolKind.AdaptiveAverage, new(1, 1), new(1, 1), Padding.None, CountsPadding: false);
        if (pooled == output) return pool;

        return new ConvolutionSpec(
            input, output, new(1, 1), new(1, 1), Padding.None, Bias: false, null, Activation.None, "", IsLinear: false, TensorNaming.Unnamed);
    }
}
