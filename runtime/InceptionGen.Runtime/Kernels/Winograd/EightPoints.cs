using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>The part of Winograd's algorithms that all with eight points share: 0, ±1/2, ±1, ±2 and infinity.</summary>
/// <remarks>A pair a, -a shares its sums over even and over odd places, since the polynomial whose zeros are all other points is (x ± a) x Q(x²).</remarks>
internal static unsafe class EightPoints
{
    /// <summary>The finite points.</summary>
    public static ReadOnlySpan<double> Finite => [0, 0.5, -0.5, 1, -1, 2, -2];

    /// <summary>Inputs (8) to points (8).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInput<TSimd, TVector, TInputs>(TInputs inputs, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
        where TInputs : struct, ILineInputs<TVector>
    {
        TVector d1 = inputs[1], d2 = inputs[2], d3 = inputs[3], d4 = inputs[4], d5 = inputs[5], d6 = inputs[6];
        TVector middle = TSimd.Broadcast(5.25f);
        TSimd.Store(points, TSimd.MultiplyAdd(middle, TSimd.Subtract(d2, d4), TSimd.Subtract(d6, inputs[0])));
        StorePair<TSimd, TVector>(0.5f, 4, -5, d1, d2, d3, d4, d5, d6, points + pointStride, pointStride);
        StorePair<TSimd, TVector>(1, 1, -4.25f, d1, d2, d3, d4, d5, d6, points + (3 * pointStride), pointStride);
        StorePair<TSimd, TVector>(2, 0.25f, -1.25f, d1, d2, d3, d4, d5, d6, points + (5 * pointStride), pointStride);
        TSimd.Store(points + (7 * pointStride), TSimd.MultiplyAdd(middle, TSimd.Subtract(d3, d5), TSimd.Subtract(inputs[7], d1)));
    }

    /// <summary>Products (8) to outputs (4 or 6): sums of the products times the i-th powers of their points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreOutputs<TSimd, TVector>(
        int outputs, float* products, nint productStride, TVector bias, TVector floor, float* output, nint step, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        LoadPair<TSimd, TVector>(products + productStride, productStride, out TVector evenHalf, out TVector oddHalf);
        LoadPair<TSimd, TVector>(products + (3 * productStride), productStride, out TVector evenOne, out TVector oddOne);
        LoadPair<TSimd, TVector>(products + (5 * productStride), productStride, out TVector evenTwo, out TVector oddTwo);
        (evenOne, oddOne) = (TSimd.Add(evenOne, bias), TSimd.Add(oddOne, bias));
        TVector infinity = TSimd.Load(products + (7 * productStride));

        TSimd.Store(output, TSimd.AtLeast(floor, TSimd.Add(TSimd.Add(TSimd.Load(products), evenHalf), TSimd.Add(evenOne, evenTwo))));
        if (count > 1) TSimd.Store(output + step, TSimd.AtLeast(floor, Sum<TSimd, TVector>(0.5f, oddHalf, oddOne, 2, oddTwo)));
        if (count > 2) TSimd.Store(output + (2 * step), TSimd.AtLeast(floor, Sum<TSimd, TVector>(0.25f, evenHalf, evenOne, 4, evenTwo)));
        if (count <= 3) return;

        if (outputs == 4) oddOne = TSimd.Add(oddOne, infinity);
        TSimd.Store(output + (3 * step), TSimd.AtLeast(floor, Sum<TSimd, TVector>(0.125f, oddHalf, oddOne, 8, oddTwo)));
        if (outputs == 4 || count == 4) return;

        TSimd.Store(output + (4 * step), TSimd.AtLeast(floor, Sum<TSimd, TVector>(0.0625f, evenHalf, evenOne, 16, evenTwo)));
        if (count > 5) TSimd.Store(output + (5 * step), TSimd.AtLeast(floor, Sum<TSimd, TVector>(0.03125f, oddHalf, TSimd.Add(oddOne, infinity), 32, oddTwo)));
    }

    // inputs -> the points p and -p: even ± p * odd, with the coefficients of Q
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePair<TSimd, TVector>(
        float p, float q0, float q1, TVector d1, TVector d2, TVector d3, TVector d4, TVector d5, TVector d6, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector first = TSimd.Broadcast(q0), second = TSimd.Broadcast(q1);
        TVector even = TSimd.MultiplyAdd(first, d2, TSimd.MultiplyAdd(second, d4, d6)), odd = TSimd.MultiplyAdd(first, d1, TSimd.MultiplyAdd(second, d3, d5));
        TSimd.Store(points, TSimd.MultiplyAdd(TSimd.Broadcast(p), odd, even));
        TSimd.Store(points + pointStride, TSimd.MultiplyAdd(TSimd.Broadcast(-p), odd, even));
    }

    // products at the points p and -p -> their sum and difference
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadPair<TSimd, TVector>(float* products, nint productStride, out TVector even, out TVector odd)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector plus = TSimd.Load(products), minus = TSimd.Load(products + productStride);
        (even, odd) = (TSimd.Add(plus, minus), TSimd.Subtract(plus, minus));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sum<TSimd, TVector>(float atHalf, TVector half, TVector one, float atTwo, TVector two)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> =>
        TSimd.MultiplyAdd(TSimd.Broadcast(atTwo), two, TSimd.MultiplyAdd(TSimd.Broadcast(atHalf), half, one));
}
