using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>The part of Winograd's algorithms that all with the points ±1/2, ±1 and ±2 share.</summary>
/// <remarks>A pair p, -p shares its sums over even and over odd places, since the polynomial whose zeros are all other points is (x ± p) x Q(x²).</remarks>
internal static unsafe class ThreePairs
{
    /// <summary>Six inputs to the six points: the sum of every other input, the last included, and ± p times the sum of the rest, with the coefficients of Q.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInput<TSimd, TVector>(
        TVector d0, TVector d1, TVector d2, TVector d3, TVector d4, TVector d5, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        StorePair<TSimd, TVector>(0.5f, 4, -5, d0, d1, d2, d3, d4, d5, points, pointStride);
        StorePair<TSimd, TVector>(1, 1, -4.25f, d0, d1, d2, d3, d4, d5, points + (2 * pointStride), pointStride);
        StorePair<TSimd, TVector>(2, 0.25f, -1.25f, d0, d1, d2, d3, d4, d5, points + (4 * pointStride), pointStride);
    }

    /// <summary>Four inputs to infinity, or negated to zero: the coefficients of the polynomial whose zeros are all pairs, (x² - 1/4) (x² - 1) (x² - 4).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector AllPairs<TSimd, TVector>(TVector d0, TVector d2, TVector d4, TVector d6)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> =>
        TSimd.MultiplyAdd(TSimd.Broadcast(5.25f), TSimd.Subtract(d2, d4), TSimd.Subtract(d6, d0));

    /// <summary>A pair's products to their sum, which outputs of even powers take, and their difference, which those of odd powers take.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPair<TSimd, TVector>(float* products, nint productStride, out TVector even, out TVector odd)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector plus = TSimd.Load(products), minus = TSimd.Load(products + productStride);
        (even, odd) = (TSimd.Add(plus, minus), TSimd.Subtract(plus, minus));
    }

    /// <summary>Sums or differences of the pairs times a power of their points; 1's is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sum<TSimd, TVector>(float atHalf, TVector half, TVector one, float atTwo, TVector two)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> =>
        TSimd.MultiplyAdd(TSimd.Broadcast(atTwo), two, TSimd.MultiplyAdd(TSimd.Broadcast(atHalf), half, one));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePair<TSimd, TVector>(
        float p, float q0, float q1, TVector d0, TVector d1, TVector d2, TVector d3, TVector d4, TVector d5, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector first = TSimd.Broadcast(q0), second = TSimd.Broadcast(q1);
        TVector last = TSimd.MultiplyAdd(first, d1, TSimd.MultiplyAdd(second, d3, d5)), rest = TSimd.MultiplyAdd(first, d0, TSimd.MultiplyAdd(second, d2, d4));
        TSimd.Store(points, TSimd.MultiplyAdd(TSimd.Broadcast(p), rest, last));
        TSimd.Store(points + pointStride, TSimd.MultiplyAdd(TSimd.Broadcast(-p), rest, last));
    }
}
