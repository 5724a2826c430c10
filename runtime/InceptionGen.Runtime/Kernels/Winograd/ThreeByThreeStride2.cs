using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>3 outputs of 3 weights with stride 2: 7 products instead of 9; in two dimensions 1.65 times fewer than the direct algorithm.</summary>
/// <remarks>The first and the last weight see even inputs only, which is F(3, 2) with stride 1; the middle one sees odd inputs, one for each output.</remarks>
internal readonly unsafe struct ThreeByThreeStride2 : IWinogradLine
{
    public static int Kernel => 3;

    public static int Stride => 2;

    public static int Outputs => 3;

    public static double[,] KernelTransform
    {
        get
        {
            double[,] even = Interpolation.KernelTransform(FourPoints.Finite, kernel: 2), transform = new double[7, 3];
            for (int point = 0; point < 4; point++) (transform[point, 0], transform[point, 2]) = (even[point, 0], even[point, 1]);
            for (int point = 4; point < 7; point++) transform[point, 1] = 1;
            return transform;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<TSimd, TVector, TInputs>(TInputs inputs, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
        where TInputs : struct, ILineInputs<TVector>
    {
        FourPoints.StoreInput<TSimd, TVector>(inputs[0], inputs[2], inputs[4], inputs[6], points, pointStride);
        TSimd.Store(points + (4 * pointStride), inputs[1]);
        TSimd.Store(points + (5 * pointStride), inputs[3]);
        TSimd.Store(points + (6 * pointStride), inputs[5]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, TVector bias, TVector least, float* output, nint step, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector one = TSimd.Load(products + productStride), minusOne = TSimd.Load(products + (2 * productStride));
        TVector even = TSimd.Add(one, minusOne), odd = TSimd.Subtract(one, minusOne);
        TVector y0 = TSimd.Add(TSimd.Load(products), TSimd.Load(products + (4 * productStride)));
        TSimd.Store(output, TSimd.AtLeast(least, TSimd.Add(TSimd.Add(bias, y0), even)));
        if (count > 1) TSimd.Store(output + step, TSimd.AtLeast(least, TSimd.Add(TSimd.Add(bias, TSimd.Load(products + (5 * productStride))), odd)));
        if (count <= 2) return;

        TVector y2 = TSimd.Add(TSimd.Load(products + (3 * productStride)), TSimd.Load(products + (6 * productStride)));
        TSimd.Store(output + (2 * step), TSimd.AtLeast(least, TSimd.Add(TSimd.Add(bias, y2), even)));
    }
}
