using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>F(4, 3): 6 products for 4 outputs of 3 weights; in two dimensions a quarter of the direct algorithm's.</summary>
/// <remarks>
/// Row i of the output transform holds the points' i-th powers:
/// <code>
///   1  1   1    1   1  0
///   0  1  -1   1/2 -2  0
///   0  1   1   1/4  4  0
///   0  1  -1   1/8 -8  1
/// </code>
/// </remarks>
internal readonly unsafe struct FourByThree : IWinogradLine
{
    public static int Kernel => 3;

    public static int Stride => 1;

    public static int Outputs => 4;

    public static double[,] KernelTransform => Interpolation.KernelTransform(SixPoints.Finite, Kernel);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<TSimd, TVector, TInputs>(TInputs inputs, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
        where TInputs : struct, ILineInputs<TVector> =>
        SixPoints.StoreInput<TSimd, TVector>(inputs[0], inputs[1], inputs[2], inputs[3], inputs[4], inputs[5], points, pointStride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, TVector bias, TVector least, float* output, nint step, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => StoreOutputs<TSimd, TVector>(
            TSimd.Load(products), TSimd.Load(products + productStride), TSimd.Load(products + (2 * productStride)),
            TSimd.Load(products + (3 * productStride)), TSimd.Load(products + (4 * productStride)), TSimd.Load(products + (5 * productStride)),
            bias, least, output, step, count);

    /// <summary>Products (6) to the outputs in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreOutputs<TSimd, TVector>(
        TVector p0, TVector p1, TVector p2, TVector p3, TVector p4, TVector p5, TVector bias, TVector least, float* output, nint step, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        FirstOutputs<TSimd, TVector>(p0, p1, p2, p3, p4, out TVector y0, out TVector y1);
        TSimd.Store(output, TSimd.AtLeast(least, TSimd.Add(y0, bias)));
        if (count > 1) TSimd.Store(output + step, TSimd.AtLeast(least, TSimd.Add(y1, bias)));
        if (count <= 2) return;

        LastOutputs<TSimd, TVector>(p0, p1, p2, p3, p4, p5, out TVector y2, out TVector y3);
        TSimd.Store(output + (2 * step), TSimd.AtLeast(least, TSimd.Add(y2, bias)));
        if (count > 3) TSimd.Store(output + (3 * step), TSimd.AtLeast(least, TSimd.Add(y3, bias)));
    }

    /// <summary>Products (6) to the first two outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FirstOutputs<TSimd, TVector>(
        TVector zero, TVector one, TVector minusOne, TVector half, TVector minusTwo, out TVector y0, out TVector y1)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        y0 = TSimd.Add(TSimd.Add(zero, TSimd.Add(one, minusOne)), TSimd.Add(half, minusTwo));
        y1 = TSimd.MultiplyAdd(TSimd.Broadcast(-2), minusTwo, TSimd.MultiplyAdd(TSimd.Broadcast(0.5f), half, TSimd.Subtract(one, minusOne)));
    }

    /// <summary>Products (6) to the last two outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LastOutputs<TSimd, TVector>(
        TVector zero, TVector one, TVector minusOne, TVector half, TVector minusTwo, TVector infinity, out TVector y2, out TVector y3)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        y2 = TSimd.MultiplyAdd(TSimd.Broadcast(4), minusTwo, TSimd.MultiplyAdd(TSimd.Broadcast(0.25f), half, TSimd.Add(one, minusOne)));
        TVector odd = TSimd.Add(TSimd.Subtract(one, minusOne), infinity);
        y3 = TSimd.MultiplyAdd(TSimd.Broadcast(-8), minusTwo, TSimd.MultiplyAdd(TSimd.Broadcast(0.125f), half, odd));
    }
}
