using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>F(6, 3): 8 products for 6 outputs of 3 weights; in two dimensions 5 times fewer than the direct algorithm.</summary>
internal readonly unsafe struct SixByThree : IWinogradLine
{
    public static int Kernel => 3;

    public static int Stride => 1;

    public static int Outputs => 6;

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
