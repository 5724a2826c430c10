using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>F(2, 3): 4 products for 2 outputs of 3 weights; in two dimensions 2.25 times fewer than the direct algorithm, and less than twice its weights.</summary>
internal readonly unsafe struct TwoByThree : IWinogradLine
{
    public static int Kernel => 3;

    public static int Stride => 1;

    public static int Outputs => 2;

    public static double[,] KernelTransform => Interpolation.KernelTransform(FourPoints.Finite, Kernel);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<TSimd, TVector, TInputs>(TInputs inputs, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
        where TInputs : struct, ILineInputs<TVector> => FourPoints.StoreInput<TSimd, TVector>(inputs[0], inputs[1], inputs[2], inputs[3], points, pointStride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, TVector bias, TVector least, float* output, nint step, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector one = TSimd.Load(products + productStride), minusOne = TSimd.Load(products + (2 * productStride));
        TSimd.Store(output, TSimd.AtLeast(least, TSimd.Add(TSimd.Add(bias, TSimd.Load(products)), TSimd.Add(one, minusOne))));
        if (count == 1) return;

        TSimd.Store(output + step, TSimd.AtLeast(least, TSimd.Add(TSimd.Add(bias, TSimd.Load(products + (3 * productStride))), TSimd.Subtract(one, minusOne))));
    }
}
