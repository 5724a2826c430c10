using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Training.Kernels.WeightGradients;

/// <summary>The micro-kernel of weight gradients: a few input channels by two vectors of output channels, summed over pixels, all sums in registers.</summary>
internal static unsafe partial class GradientTile<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>Input channels of the tallest tile.</summary>
    public static int MostRows => TSimd.HasManyRegisters ? 12 : 6;

    /// <summary>Adds the products of some input channels and one panel of output channels to a gradient.</summary>
    /// <param name="pairs">Which pixels meet.</param>
    /// <param name="channels">Input channels.</param>
    /// <param name="gradient">The gradient of the first of them.</param>
    public static void Run(in PixelPairs pairs, int channels, GradientRows gradient)
    {
        for (int channel = 0, height; channel < channels; channel += height)
        {
            height = NextHeight(channels - channel);
            GradientRows rows = gradient.From(channel);
            float* x = pairs.Input + channel, dy = pairs.Output;
            switch (height)
            {
                case 12:
                    Rows12(pairs, x, dy, rows);
                    break;
                case 6:
                    Rows6(pairs, x, dy, rows);
                    break;
                case 4:
                    Rows4(pairs, x, dy, rows);
                    break;
                default:
                    Rows1(pairs, x, dy, rows);
                    break;
            }
        }
    }

    // 8 are two tiles of 4; else the tallest that fits.
    private static int NextHeight(int left) => left switch
    {
        >= 12 when TSimd.HasManyRegisters => 12,
        8 => 4,
        >= 6 => 6,
        >= 4 => 4,
        _ => 1,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(float value, TVector dyLeft, TVector dyRight, ref TVector left, ref TVector right)
    {
        TVector values = TSimd.Broadcast(value);
        left = TSimd.MultiplyAdd(values, dyLeft, left);
        right = TSimd.MultiplyAdd(values, dyRight, right);
    }
}
