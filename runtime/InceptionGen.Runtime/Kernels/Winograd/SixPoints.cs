using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>The points of F(4, 3): 0, 1, -1, 1/2, -2 and infinity.</summary>
/// <remarks>
/// A pair a, -1/a balances large against small powers, so the float32 error of F(4x4, 3x3) is a third of that
/// with the usual 0, 1, -1, 2, -2.
/// </remarks>
internal static unsafe class SixPoints
{
    /// <summary>How many there are, and how many inputs.</summary>
    public const int Count = 6;

    /// <summary>The finite points; the sixth is infinity.</summary>
    public static ReadOnlySpan<double> Finite => [0, 1, -1, 0.5, -2];

    /// <summary>Inputs (6) to points (6). Row p of the matrix holds the coefficients of the polynomial whose zeros are the other finite points:</summary>
    /// <remarks>
    /// <code>
    ///     0:  1  -3/2   -2    3/2   1   0
    ///     1:  0   -1    1/2   5/2   1   0
    ///    -1:  0    1   -5/2   1/2   1   0
    ///   1/2:  0   -2    -1     2    1   0
    ///    -2:  0   1/2   -1   -1/2   1   0
    ///   inf:  0    1   -3/2   -2   3/2  1
    /// </code>
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<TSimd, TVector>(
        TVector d0, TVector d1, TVector d2, TVector d3, TVector d4, TVector d5,
        out TVector zero, out TVector one, out TVector minusOne, out TVector half, out TVector minusTwo, out TVector infinity)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        FirstPoints.Transform<TSimd, TVector>(d0, d1, d2, d3, d4, d5, out zero, out one, out minusOne);
        LastPoints.Transform<TSimd, TVector>(d0, d1, d2, d3, d4, d5, out half, out minusTwo, out infinity);
    }

    /// <summary>Inputs (6) to points (6) in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInput<TSimd, TVector>(
        TVector d0, TVector d1, TVector d2, TVector d3, TVector d4, TVector d5, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TransformInput<TSimd, TVector>(d0, d1, d2, d3, d4, d5, out TVector v0, out TVector v1, out TVector v2, out TVector v3, out TVector v4, out TVector v5);
        TSimd.Store(points, v0);
        TSimd.Store(points + pointStride, v1);
        TSimd.Store(points + (2 * pointStride), v2);
        TSimd.Store(points + (3 * pointStride), v3);
        TSimd.Store(points + (4 * pointStride), v4);
        TSimd.Store(points + (5 * pointStride), v5);
    }

    /// <summary>Three of the points. All values of a 6x6 tile do not fit the registers, those of three columns do.</summary>
    internal interface IThreePoints
    {
        static abstract void Transform<TSimd, TVector>(
            TVector d0, TVector d1, TVector d2, TVector d3, TVector d4, TVector d5, out TVector p0, out TVector p1, out TVector p2)
            where TVector : unmanaged
            where TSimd : struct, ISimd<TVector>;
    }

    /// <summary>0, 1 and -1.</summary>
    internal readonly struct FirstPoints : IThreePoints
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Transform<TSimd, TVector>(
            TVector d0, TVector d1, TVector d2, TVector d3, TVector d4, TVector d5, out TVector zero, out TVector one, out TVector minusOne)
            where TVector : unmanaged
            where TSimd : struct, ISimd<TVector>
        {
            TVector oneAndHalf = TSimd.Broadcast(1.5f), odd = TSimd.Subtract(d3, d1), even = TSimd.Subtract(d4, d2);
            zero = TSimd.MultiplyAdd(TSimd.Broadcast(-2), d2, TSimd.MultiplyAdd(oneAndHalf, odd, TSimd.Add(d0, d4)));
            one = TSimd.MultiplyAdd(oneAndHalf, TSimd.Add(d3, d2), TSimd.Add(even, odd));
            minusOne = TSimd.MultiplyAdd(oneAndHalf, TSimd.Subtract(d3, d2), TSimd.Subtract(even, odd));
        }
    }

    /// <summary>1/2, -2 and infinity.</summary>
    internal readonly struct LastPoints : IThreePoints
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Transform<TSimd, TVector>(
            TVector d0, TVector d1, TVector d2, TVector d3, TVector d4, TVector d5, out TVector half, out TVector minusTwo, out TVector infinity)
            where TVector : unmanaged
            where TSimd : struct, ISimd<TVector>
        {
            TVector odd = TSimd.Subtract(d3, d1), even = TSimd.Subtract(d4, d2);
            half = TSimd.MultiplyAdd(TSimd.Broadcast(2), odd, even);
            minusTwo = TSimd.MultiplyAdd(TSimd.Broadcast(-0.5f), odd, even);
            infinity = TSimd.MultiplyAdd(TSimd.Broadcast(-2), d3, TSimd.MultiplyAdd(TSimd.Broadcast(1.5f), even, TSimd.Add(d1, d5)));
        }
    }
}
