using System.Runtime.CompilerServices;

namespace InceptionGen.Training.Kernels.WeightGradients;

/// <content>4 input channels.</content>
internal static unsafe partial class GradientTile<TSimd, TVector>
{
    // x (pixels, 4 channels), dy (pixels, two vectors) -> gradient (4, two vectors): the sums of the products
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows4(in PixelPairs pairs, float* x, float* dy, GradientRows gradient)
    {
        TVector zero = TSimd.Broadcast(0);
        TVector l0 = zero, l1 = zero, l2 = zero, l3 = zero;
        TVector r0 = zero, r1 = zero, r2 = zero, r3 = zero;
        nint inputPixel = pairs.InputPixel, outputPixel = pairs.OutputPixel, lanes = TSimd.Lanes;
        for (int image = 0; image < pairs.Images; image++)
        {
            for (int row = 0; row < pairs.Rows; row++)
            {
                float* a = x + (image * pairs.InputImage) + (row * pairs.InputRow), b = dy + (image * pairs.OutputImage) + (row * pairs.OutputRow);
                for (nint column = pairs.Columns; column > 0; column--, a += inputPixel, b += outputPixel)
                {
                    TVector left = TSimd.Load(b), right = TSimd.Load(b + lanes);
                    Row(a[0], left, right, ref l0, ref r0);
                    Row(a[1], left, right, ref l1, ref r1);
                    Row(a[2], left, right, ref l2, ref r2);
                    Row(a[3], left, right, ref l3, ref r3);
                }
            }
        }

        gradient.Put<TSimd, TVector>(0, l0, r0);
        gradient.Put<TSimd, TVector>(1, l1, r1);
        gradient.Put<TSimd, TVector>(2, l2, r2);
        gradient.Put<TSimd, TVector>(3, l3, r3);
    }
}
