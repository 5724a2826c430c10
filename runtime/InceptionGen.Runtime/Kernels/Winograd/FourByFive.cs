using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>F(4, 5): 8 products for 4 outputs of 5 weights; in two dimensions 6.25 times fewer than the direct algorithm.</summary>
internal readonly unsafe struct FourByFive : IWinogradLine
{
    public static int Kernel => 5;

    public static int Stride => 1;

    public static int Outputs => 4;

    public static double[,] KernelTransform => Interpolation.KernelTransform(EightPoints.Finite, Kernel);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<TSimd, TVector, TInputs>(TInputs inputs, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
        where TInputs : struct, ILineInputs<TVector> => EightPoints.StoreInput<TSimd, TVector, TInputs>(inputs, points, pointStride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, TVector bias, TVector least, float* output, nint step, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> =>
        EightPoints.StoreOutputs<TSimd, TVector>(Outputs, products, productStride, bias, least, output, step, count);
}
