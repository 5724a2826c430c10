using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Strassen;

/// <summary>The outputs from Strassen's seven products P1..P7, with U2 = P1 + P6 and U3 = U2 + P7:
/// C11 = P1 + P2, C12 = U2 + P5 + P3, C21 = U3 - P4, C22 = U3 + P5.</summary>
internal static unsafe class StrassenSums<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    // products (pairs, 7, width) -> rows (count, width in the left half of the channels and at most rightChannels in the right)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* products, nint stride, int width, float* bias, float floor, float* output, nint pixelStride, int count, int toRight, int rightChannels)
    {
        TVector lowest = TSimd.Broadcast(floor);
        for (int row = 0; row < count; row += 2, products += stride)
        {
            float* upper = output + (row * pixelStride), lower = row + 1 < count ? upper + pixelStride : upper;
            for (int i = 0; i < width; i += TSimd.Lanes)
                AddVector(products + i, width, bias + i, lowest, upper + i, lower + i, toRight, rightChannels - i);
        }
    }

    // The output's pixels [first, end) come to the second-level cache while products are made: sums are stored faster than lines come.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(float* output, nint pixelStride, int first, int end, int width, int toRight)
    {
        if (!Sse.IsSupported) return;

        for (int row = first; row < end; row++)
        {
            for (int i = 0; i < width; i += TSimd.Lanes)
            {
                Sse.Prefetch1(output + (row * pixelStride) + i);
                Sse.Prefetch1(output + (row * pixelStride) + toRight + i);
            }
        }
    }

    // The lower outputs are stored first: those of a pixel that is its own partner are the upper ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddVector(float* products, nint width, float* bias, TVector floor, float* upper, float* lower, int toRight, int rightChannels)
    {
        TVector left = TSimd.Load(bias), right = TSimd.Load(bias + toRight);
        TVector p1 = TSimd.Load(products), p5 = TSimd.Load(products + (4 * width));
        TVector u2 = TSimd.Add(p1, TSimd.Load(products + (5 * width))), u3 = TSimd.Add(u2, TSimd.Load(products + (6 * width)));
        TVector c11 = TSimd.Add(p1, TSimd.Load(products + width)), c12 = TSimd.Add(TSimd.Add(u2, p5), TSimd.Load(products + (2 * width)));
        TVector c21 = TSimd.Subtract(u3, TSimd.Load(products + (3 * width))), c22 = TSimd.Add(u3, p5);
        TSimd.Store(lower, TSimd.AtLeast(floor, TSimd.Add(c21, left)));
        TSimd.Store(upper, TSimd.AtLeast(floor, TSimd.Add(c11, left)));
        StoreSome(lower + toRight, TSimd.AtLeast(floor, TSimd.Add(c22, right)), rightChannels);
        StoreSome(upper + toRight, TSimd.AtLeast(floor, TSimd.Add(c12, right)), rightChannels);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreSome(float* output, TVector values, int channels)
    {
        if (channels >= TSimd.Lanes)
            TSimd.Store(output, values);
        else
            StoreClipped(output, values, channels);
    }

    // Beyond the last channel may be the output's neighbours.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void StoreClipped(float* output, TVector values, int channels)
    {
        float* all = stackalloc float[TSimd.Lanes];
        TSimd.Store(all, values);
        for (int i = 0; i < channels; i++) output[i] = all[i];
    }
}
