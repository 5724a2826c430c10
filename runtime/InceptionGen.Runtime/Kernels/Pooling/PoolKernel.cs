using System.Runtime.CompilerServices;
using InceptionGen.Execution;
using InceptionGen.Kernels.Simd;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Pooling;

/// <summary>A pool, vectorised over channels, a row of the output at a time.</summary>
internal static unsafe class PoolKernel<TSimd, TVector, TReduction>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TReduction : struct, IReduction
{
    // input (N, H, W, C) -> output (N, Ho, Wo, C)
    public static void Run<TWindows>(Frame frame, MapView x, MapView y, TWindows windows)
        where TWindows : struct, IWindows
    {
        var rows = new OutputRows<TWindows>(x, y, windows);
        frame.For(ref rows, y.Batch * y.Height);
    }

    // pixels (rows, columns, C) -> output (C)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Reduce(
        float* pixels, nint rowStride, nint pixelStride, int rows, int columns, float counted, float* output, int channels)
    {
        int lanes = TSimd.Lanes, channel = 0;
        TVector start = TSimd.Broadcast(TReduction.Start);
        for (; channel <= channels - (4 * lanes); channel += 4 * lanes)
        {
            TVector r0 = start, r1 = start, r2 = start, r3 = start;
            for (int row = 0; row < rows; row++)
            {
                float* pixel = pixels + (row * rowStride) + channel;
                for (int column = 0; column < columns; column++, pixel += pixelStride)
                {
                    r0 = TReduction.Join<TSimd, TVector>(r0, TSimd.Load(pixel));
                    r1 = TReduction.Join<TSimd, TVector>(r1, TSimd.Load(pixel + lanes));
                    r2 = TReduction.Join<TSimd, TVector>(r2, TSimd.Load(pixel + (2 * lanes)));
                    r3 = TReduction.Join<TSimd, TVector>(r3, TSimd.Load(pixel + (3 * lanes)));
                }
            }

            TSimd.Store(output + channel, TReduction.Finish<TSimd, TVector>(r0, counted));
            TSimd.Store(output + channel + lanes, TReduction.Finish<TSimd, TVector>(r1, counted));
            TSimd.Store(output + channel + (2 * lanes), TReduction.Finish<TSimd, TVector>(r2, counted));
            TSimd.Store(output + channel + (3 * lanes), TReduction.Finish<TSimd, TVector>(r3, counted));
        }

        for (; channel <= channels - lanes; channel += lanes) ReduceVector(channel);
        if (channel == channels) return;

        // What remains is less than a vector: the last vector covers some channels again, or there is not even one.
        if (channels >= lanes)
            ReduceVector(channels - lanes);
        else
            PoolKernel<SimdScalar, float, TReduction>.Reduce(pixels, rowStride, pixelStride, rows, columns, counted, output, channels);

        void ReduceVector(int first)
        {
            TVector joined = start;
            for (int row = 0; row < rows; row++)
            {
                float* pixel = pixels + (row * rowStride) + first;
                for (int column = 0; column < columns; column++, pixel += pixelStride)
                    joined = TReduction.Join<TSimd, TVector>(joined, TSimd.Load(pixel));
            }

            TSimd.Store(output + first, TReduction.Finish<TSimd, TVector>(joined, counted));
        }
    }

    private readonly struct OutputRows<TWindows>(MapView x, MapView y, TWindows windows) : IParallelBody
        where TWindows : struct, IWindows
    {
        public void Run(int item, int thread)
        {
            WindowSide rows = windows.Rows(item % y.Height);
            nint rowStride = (nint)x.Width * x.PixelStride;
            float* input = x.Data + (((item / y.Height * x.Height) + rows.Start) * rowStride);
            float* output = y.Data + ((long)item * y.Width * y.PixelStride);
            for (int column = 0; column < y.Width; column++, output += y.PixelStride)
            {
                WindowSide columns = windows.Columns(column);
                Reduce(
                    input + ((nint)columns.Start * x.PixelStride), rowStride, x.PixelStride, rows.Length, columns.Length,
                    (float)rows.Counted * columns.Counted, output, x.ChannelCount);
            }
        }
    }
}
