using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>The part of Winograd's algorithms that all with eight points share: 0, ±1/2, ±1, ±2 and infinity.</summary>
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
        TSimd.Store(points, ThreePairs.AllPairs<TSimd, TVector>(inputs[0], d2, d4, d6));
        ThreePairs.StoreInput<TSimd, TVector>(d1, d2, d3, d4, d5, d6, points + pointStride, pointStride);
        TSimd.Store(points + (7 * pointStride), ThreePairs.AllPairs<TSimd, TVector>(d1, d3, d5, inputs[7]));
    }

    /// <summary>Products (8) to outputs (4 or 6): sums of the products times the i-th powers of their points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreOutputs<TSimd, TVector>(
        int outputs, float* products, nint productStride, TVector bias, TVector least, float* output, nint step, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        ThreePairs.LoadPair<TSimd, TVector>(products + productStride, productStride, out TVector evenHalf, out TVector oddHalf);
        ThreePairs.LoadPair<TSimd, TVector>(products + (3 * productStride), productStride, out TVector evenOne, out TVector oddOne);
        ThreePairs.LoadPair<TSimd, TVector>(products + (5 * productStride), productStride, out TVector evenTwo, out TVector oddTwo);
        (evenOne, oddOne) = (TSimd.Add(evenOne, bias), TSimd.Add(oddOne, bias));
        TVector infinity = TSimd.Load(products + (7 * productStride));

        TSimd.Store(output, TSimd.AtLeast(least, TSimd.Add(TSimd.Add(TSimd.Load(products), evenHalf), TSimd.Add(evenOne, evenTwo))));
        if (count > 1) TSimd.Store(output + step, TSimd.AtLeast(least, ThreePairs.Sum<TSimd, TVector>(0.5f, oddHalf, oddOne, 2, oddTwo)));
        if (count > 2) TSimd.Store(output + (2 * step), TSimd.AtLeast(least, ThreePairs.Sum<TSimd, TVector>(0.25f, evenHalf, evenOne, 4, evenTwo)));
        if (count <= 3) return;

        if (outputs == 4) oddOne = TSimd.Add(oddOne, infinity);
        TSimd.Store(output + (3 * step), TSimd.AtLeast(least, ThreePairs.Sum<TSimd, TVector>(0.125f, oddHalf, oddOne, 8, oddTwo)));
        if (outputs == 4 || count == 4) return;

        TSimd.Store(output + (4 * step), TSimd.AtLeast(least, ThreePairs.Sum<TSimd, TVector>(0.0625f, evenHalf, evenOne, 16, evenTwo)));
        if (count <= 5) return;

        TVector last = ThreePairs.Sum<TSimd, TVector>(0.03125f, oddHalf, TSimd.Add(oddOne, infinity), 32, oddTwo);
        TSimd.Store(output + (5 * step), TSimd.AtLeast(least, last));
    }
}
