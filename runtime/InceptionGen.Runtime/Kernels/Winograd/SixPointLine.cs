using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>Six points in one dimension.</summary>
internal readonly unsafe struct SixPointLine<TSix> : IWinogradLine
    where TSix : struct, ISixPoints
{
    public static int Kernel => TSix.Kernel;

    public static int Stride => 1;

    public static int Outputs => TSix.Outputs;

    public static double[,] KernelTransform => Interpolation.KernelTransform(SixPoints.Finite, TSix.Kernel);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<TSimd, TVector, TInputs>(TInputs inputs, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
        where TInputs : struct, ILineInputs<TVector> =>
        SixPoints.StoreInput<TSimd, TVector>(inputs[0], inputs[1], inputs[2], inputs[3], inputs[4], inputs[5], points, pointStride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, TVector bias, TVector floor, float* output, nint step, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => SixPoints.StoreOutputs<TSimd, TVector, TSix>(
            TSimd.Load(products), TSimd.Load(products + productStride), TSimd.Load(products + (2 * productStride)),
            TSimd.Load(products + (3 * productStride)), TSimd.Load(products + (4 * productStride)), TSimd.Load(products + (5 * productStride)),
            bias, floor, output, step, count);
}
