using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>The part of Winograd's algorithms that all with four points share: 0, 1, -1 and infinity.</summary>
internal static unsafe class FourPoints
{
    /// <summary>The finite points.</summary>
    public static ReadOnlySpan<double> Finite => [0, 1, -1];

    /// <summary>Inputs (4) to points (4).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInput<TSimd, TVector>(TVector d0, TVector d1, TVector d2, TVector d3, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TSimd.Store(points, TSimd.Subtract(d2, d0));
        TSimd.Store(points + pointStride, TSimd.Add(d2, d1));
        TSimd.Store(points + (2 * pointStride), TSimd.Subtract(d2, d1));
        TSimd.Store(points + (3 * pointStride), TSimd.Subtract(d3, d1));
    }
}
