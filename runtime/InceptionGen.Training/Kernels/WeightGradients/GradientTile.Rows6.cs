using System.Runtime.CompilerServices;

namespace InceptionGen.Training.Kernels.WeightGradients;

/// <content>6 input channels.</content>
internal static unsafe partial class GradientTile<TSimd, TVector, TPanel>
{
    // x (pixels, 6), dy (pixels, width of the panel) -> sums (6, width)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows6(in PixelPairs pairs, float* x, float* sums)
    {
        TVector zero = TSimd.Broadcast(0);
        TVector l0 = zero, l1 = zero, l2 = zero, l3 = zero, l4 = zero, l5 = zero;
        TVector r0 = zero, r1 = zero, r2 = zero, r3 = zero, r4 = zero, r5 = zero;
        nint inputPixel = pairs.InputPixel, outputPixel = pairs.OutputPixel, lanes = TSimd.Lanes;
        for (int image = 0; image < pairs.Images; image++)
        {
            for (int row = 0; row < pairs.Rows; row++)
            {
                float* a = x + (image * pairs.InputImage) + (row * pairs.InputRow), b = pairs.Output + (image * pairs.OutputImage) + (row * pairs.OutputRow);
                for (nint column = pairs.Columns; column > 0; column--, a += inputPixel, b += outputPixel)
                {
                    TVector left = TSimd.Load(b), right = TPanel.IsWide ? TSimd.Load(b + lanes) : default;
                    Row(a[0], left, right, ref l0, ref r0);
                    Row(a[1], left, right, ref l1, ref r1);
                    Row(a[2], left, right, ref l2, ref r2);
                    Row(a[3], left, right, ref l3, ref r3);
                    Row(a[4], left, right, ref l4, ref r4);
                    Row(a[5], left, right, ref l5, ref r5);
                }
            }
        }

        Store(sums, 0, l0, r0);
        Store(sums, 1, l1, r1);
        Store(sums, 2, l2, r2);
        Store(sums, 3, l3, r3);
        Store(sums, 4, l4, r4);
        Store(sums, 5, l5, r5);
    }
}
