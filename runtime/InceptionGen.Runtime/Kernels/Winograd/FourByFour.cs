using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>F(4, 4): 7 products for 4 outputs of 4 weights; in two dimensions 5.2 times fewer than the direct algorithm.</summary>
/// <remarks>The points are ±1/2, ±1, ±2 and infinity. Without a zero they are less work, and round no more than the best sets with one.</remarks>
internal readonly unsafe struct FourByFour : IWinogradLine
{
    public static int Kernel => 4;

    public static int Stride => 1;

    public static int Outputs => 4;

    public static double[,] KernelTransform => Interpolation.KernelTransform([0.5, -0.5, 1, -1, 2, -2], Kernel);

    // inputs (7) -> points (7)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<TSimd, TVector, TInputs>(TInputs inputs, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
        where TInputs : struct, ILineInputs<TVector>
    {
        TVector d0 = inputs[0], d1 = inputs[1], d2 = inputs[2], d3 = inputs[3], d4 = inputs[4], d5 = inputs[5];
        ThreePairs.StoreInput<TSimd, TVector>(d0, d1, d2, d3, d4, d5, points, pointStride);
        TSimd.Store(points + (6 * pointStride), ThreePairs.AllPairs<TSimd, TVector>(d0, d2, d4, inputs[6]));
    }

    // products (7) -> outputs (4): sums of the products times the i-th powers of their points
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, TVector bias, TVector least, float* output, nint step, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => StoreOutputs<TSimd, TVector>(
            TSimd.Load(products), TSimd.Load(products + productStride), TSimd.Load(products + (2 * productStride)), TSimd.Load(products + (3 * productStride)),
            TSimd.Load(products + (4 * productStride)), TSimd.Load(products + (5 * productStride)), TSimd.Load(products + (6 * productStride)),
            bias, least, output, step, count);

    /// <summary>Products (7) to the outputs in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreOutputs<TSimd, TVector>(
        TVector half, TVector minusHalf, TVector one, TVector minusOne, TVector two, TVector minusTwo, TVector infinity,
        TVector bias, TVector least, float* output, nint step, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        FirstAndThird<TSimd, TVector>(half, minusHalf, TSimd.Add(one, bias), minusOne, two, minusTwo, out TVector y0, out TVector y2);
        SecondAndFourth<TSimd, TVector>(half, minusHalf, TSimd.Add(one, bias), minusOne, two, minusTwo, infinity, out TVector y1, out TVector y3);
        TSimd.Store(output, TSimd.AtLeast(least, y0));
        if (count > 1) TSimd.Store(output + step, TSimd.AtLeast(least, y1));
        if (count > 2) TSimd.Store(output + (2 * step), TSimd.AtLeast(least, y2));
        if (count > 3) TSimd.Store(output + (3 * step), TSimd.AtLeast(least, y3));
    }

    /// <summary>Products to the outputs of even powers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FirstAndThird<TSimd, TVector>(
        TVector half, TVector minusHalf, TVector one, TVector minusOne, TVector two, TVector minusTwo, out TVector y0, out TVector y2)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        (half, one, two) = (TSimd.Add(half, minusHalf), TSimd.Add(one, minusOne), TSimd.Add(two, minusTwo));
        y0 = TSimd.Add(half, TSimd.Add(one, two));
        y2 = ThreePairs.Sum<TSimd, TVector>(0.25f, half, one, 4, two);
    }

    /// <summary>Products to the outputs of odd powers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SecondAndFourth<TSimd, TVector>(
        TVector half, TVector minusHalf, TVector one, TVector minusOne, TVector two, TVector minusTwo, TVector infinity, out TVector y1, out TVector y3)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        (half, one, two) = (TSimd.Subtract(half, minusHalf), TSimd.Subtract(one, minusOne), TSimd.Subtract(two, minusTwo));
        y1 = ThreePairs.Sum<TSimd, TVector>(0.5f, half, one, 2, two);
        y3 = ThreePairs.Sum<TSimd, TVector>(0.125f, half, TSimd.Add(one, infinity), 8, two);
    }
}
