using System.Runtime.CompilerServices;

namespace InceptionGen.Training.Kernels.WeightGradients;

/// <content>1 input channel.</content>
internal static unsafe partial class GradientTile<TSimd, TVector, TPanel>
{
    // x (pixels, 1), dy (pixels, width of the panel) -> sums (1, width)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows1(in PixelPairs pairs, float* x, float* sums)
    {
        TVector zero = TSimd.Broadcast(0);
        TVector l0 = zero;
        TVector r0 = zero;
        nint inputPixel = pairs.InputPixel, outputPixel = pairs.OutputPixel, lanes = TSimd.Lanes;
        for (int image = 0; image < pairs.Images; image++)
        {
            for (int row = 0; row < pairs.Rows; row++)
            {
                float* a = x + (image * pairs.InputImage) + (row * pairs.InputRow), b = pairs.Output + (image * pairs.OutputImage) + (row * pairs.OutputRow);
                for (nint column = pairs.Columns; column > 0; column--, a += inputPixel, b += outputPixel)
                {
                    TVector left = TSimd.Load(b), right = TPanel.IsWide ? TSimd.Load(b + lanes) : default;
                    Row(*a, left, right, ref l0, ref r0);
                }
            }
        }

        Store(sums, 0, l0, r0);
    }
}
