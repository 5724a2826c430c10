using System.Linq;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

internal static class Substitutes
{
    /// <summary>Something of the right shape where the right operation is not known. It never runs: the error that made it necessary stops the build.</summary>
    public static OperationSpec Of(Shape input, Shape output)
    {
        if (input == output) return new SequenceSpec(input, output, default);

        var pooled = new Shape(output.Height, output.Width, input.Channels);
        var pool = new PoolSpec(input, pooled, PoolKind.AdaptiveAverage, new(1, 1), new(1, 1), Padding.None, CountsPadding: false);
        if (pooled == output) return pool;

        return new ConvolutionSpec(
            input, output, new(1, 1), new(1, 1), Padding.None, Bias: false, null, Activation.None, "", IsLinear: false, TensorNames.None);
    }
}
