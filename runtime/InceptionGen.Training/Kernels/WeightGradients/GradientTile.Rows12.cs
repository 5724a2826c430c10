using System.Runtime.CompilerServices;

namespace InceptionGen.Training.Kernels.WeightGradients;

/// <content>12 input channels.</content>
internal static unsafe partial class GradientTile<TSimd, TVector, TPanel>
{
    // x (pixels, 12), dy (pixels, width of the panel) -> sums (12, width)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows12(in PixelPairs pairs, float* x, float* sums)
    {
        TVector zero = TSimd.Broadcast(0);
        TVector l0 = zero, l1 = zero, l2 = zero, l3 = zero, l4 = zero, l5 = zero, l6 = zero, l7 = zero, l8 = zero, l9 = zero, l10 = zero, l11 = zero;
        TVector r0 = zero, r1 = zero, r2 = zero, r3 = zero, r4 = zero, r5 = zero, r6 = zero, r7 = zero, r8 = zero, r9 = zero, r10 = zero, r11 = zero;
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
                    Row(a[6], left, right, ref l6, ref r6);
                    Row(a[7], left, right, ref l7, ref r7);
                    Row(a[8], left, right, ref l8, ref r8);
                    Row(a[9], left, right, ref l9, ref r9);
                    Row(a[10], left, right, ref l10, ref r10);
                    Row(a[11], left, right, ref l11, ref r11);
                }
            }
        }

        Store(sums, 0, l0, r0);
        Store(sums, 1, l1, r1);
        Store(sums, 2, l2, r2);
        Store(sums, 3, l3, r3);
        Store(sums, 4, l4, r4);
        Store(sums, 5, l5, r5);
        Store(sums, 6, l6, r6);
        Store(sums, 7, l7, r7);
        Store(sums, 8, l8, r8);
        Store(sums, 9, l9, r9);
        Store(sums, 10, l10, r10);
        Store(sums, 11, l11, r11);
    }
}
