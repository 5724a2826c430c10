using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Products;

/// <summary>Copies and clears short runs of floats, for which a call to the system's copy costs more than the copy.</summary>
internal static unsafe class VectorCopy<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(float* from, float* to, int count)
    {
        int i = 0;
        for (; i <= count - TSimd.Lanes; i += TSimd.Lanes) TSimd.Store(to + i, TSimd.Load(from + i));
        if (i == count) return;

        // The last vector covers floats copied before, which is cheaper than to copy what remains one by one.
        if (count >= TSimd.Lanes)
        {
            TSimd.Store(to + count - TSimd.Lanes, TSimd.Load(from + count - TSimd.Lanes));
            return;
        }

        for (; i < count; i++) to[i] = from[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Clear(float* to, int count)
    {
        int i = 0;
        for (; i <= count - TSimd.Lanes; i += TSimd.Lanes) TSimd.Store(to + i, TSimd.Broadcast(0));
        for (; i < count; i++) to[i] = 0;
    }

    // pixels (count, C), the given stride apart -> (count, C)
    public static void Pixels(float* from, int pixelStride, float* to, int count, int channels)
    {
        if (pixelStride == channels)
        {
            Run(from, to, count * channels);
            return;
        }

        for (int i = 0; i < count; i++) Run(from + ((long)i * pixelStride), to + (i * channels), channels);
    }
}
