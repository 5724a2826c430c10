using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Simd;
using InceptionGen.Threading;

namespace InceptionGen.Training.Kernels;

/// <summary>What is done to every pixel of a map by itself.</summary>
internal interface IPixelRow
{
    /// <summary>Does it to some pixels, those of a row of an image.</summary>
    void Run<TSimd, TVector>(long firstPixel, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;
}

/// <summary>Runs it on all threads, with the widest vectors of this processor.</summary>
internal static class PixelRows
{
    private static readonly int Lanes = KernelSet.Best.Lanes;

    /// <summary>Does it to all pixels of a batch.</summary>
    public static void Run<TRow>(KernelContext context, TRow row, int rows, int pixelsOfRow)
        where TRow : struct, IPixelRow
    {
        switch (Lanes)
        {
            case 16: Run<TRow, Simd512, Vector512<float>>(context, row, rows, pixelsOfRow); break;
            case 8: Run<TRow, Simd256, Vector256<float>>(context, row, rows, pixelsOfRow); break;
            case 4: Run<TRow, Simd128, Vector128<float>>(context, row, rows, pixelsOfRow); break;
            default: Run<TRow, SimdScalar, float>(context, row, rows, pixelsOfRow); break;
        }
    }

    private static void Run<TRow, TSimd, TVector>(KernelContext context, TRow row, int rows, int pixelsOfRow)
        where TRow : struct, IPixelRow
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        var body = new Body<TRow, TSimd, TVector>(row, pixelsOfRow);
        context.For(ref body, rows);
    }

    private readonly struct Body<TRow, TSimd, TVector>(TRow row, int pixels) : IParallelBody
        where TRow : struct, IPixelRow
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread) => row.Run<TSimd, TVector>((long)item * pixels, pixels);
    }
}
