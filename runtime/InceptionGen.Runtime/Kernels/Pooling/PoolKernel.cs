using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Pooling;

/// <summary>A pool, vectorised over channels, a row of the output at a time.</summary>
internal static unsafe class PoolKernel<TSimd, TVector, TReduction>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TReduction : struct, IReduction
{
    // input (N, H, W, C) -> output (N, Ho, Wo, C)
    public static void Run<TWindows>(KernelContext context, MapView x, MapView y, TWindows windows, Epilogue epilogue = default)
        where TWindows : struct, IWindows
    {
        if (OverlappingColumns<TSimd, TVector, TReduction>.Suits(windows.OverlappingColumns))
        {
            var overlapping = new OverlappingRows<TWindows>(x, y, windows, epilogue);
            context.For(ref overlapping, y.Batch * y.Height);
            return;
        }

        var rows = new OutputRows<TWindows>(x, y, windows, epilogue);
        context.For(ref rows, y.Batch * y.Height);
    }

    // pixels (rows, columns, C) -> output (C)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Reduce(Window window, int channels, float* output)
    {
        int lanes = TSimd.Lanes, channel = 0;
        TVector start = TSimd.Broadcast(TReduction.Start);
        for (; channel <= channels - (4 * lanes); channel += 4 * lanes)
        {
            TVector r0 = start, r1 = start, r2 = start, r3 = start;
            for (int row = 0; row < window.Rows; row++)
            {
                float* pixel = window.Row(row) + channel;
                for (int column = 0; column < window.Columns; column++, pixel += window.PixelStride)
                {
                    r0 = TReduction.Reduce<TSimd, TVector>(r0, TSimd.Load(pixel));
                    r1 = TReduction.Reduce<TSimd, TVector>(r1, TSimd.Load(pixel + lanes));
                    r2 = TReduction.Reduce<TSimd, TVector>(r2, TSimd.Load(pixel + (2 * lanes)));
                    r3 = TReduction.Reduce<TSimd, TVector>(r3, TSimd.Load(pixel + (3 * lanes)));
                }
            }

            TSimd.Store(output + channel, TReduction.Finish<TSimd, TVector>(r0, window.Counted));
            TSimd.Store(output + channel + lanes, TReduction.Finish<TSimd, TVector>(r1, window.Counted));
            TSimd.Store(output + channel + (2 * lanes), TReduction.Finish<TSimd, TVector>(r2, window.Counted));
            TSimd.Store(output + channel + (3 * lanes), TReduction.Finish<TSimd, TVector>(r3, window.Counted));
        }

        for (; channel <= channels - lanes; channel += lanes) ReduceVector(window, channel, output);
        if (channel == channels) return;

        // What remains is less than a vector: the last vector covers some channels again, or there is not even one.
        if (channels >= lanes)
            ReduceVector(window, channels - lanes, output);
        else
            PoolKernel<SimdScalar, float, TReduction>.Reduce(window, channels, output);
    }

    private static void ReduceVector(Window window, int channel, float* output)
    {
        TVector reduced = TSimd.Broadcast(TReduction.Start);
        for (int row = 0; row < window.Rows; row++)
        {
            float* pixel = window.Row(row) + channel;
            for (int column = 0; column < window.Columns; column++, pixel += window.PixelStride)
                reduced = TReduction.Reduce<TSimd, TVector>(reduced, TSimd.Load(pixel));
        }

        TSimd.Store(output + channel, TReduction.Finish<TSimd, TVector>(reduced, window.Counted));
    }

    private readonly struct OutputRows<TWindows>(MapView x, MapView y, TWindows windows, Epilogue epilogue) : IParallelBody
        where TWindows : struct, IWindows
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            WindowSide rows = windows.Rows(item % y.Height);
            nint rowStride = (nint)x.Width * x.PixelStride;
            float* input = x.Data + ((((nint)item / y.Height * x.Height) + rows.Start) * rowStride);
            float* output = y.Data + ((nint)item * y.Width * y.PixelStride);
            for (int column = 0; column < y.Width; column++, output += y.PixelStride)
            {
                WindowSide columns = windows.Columns(column);
                float* first = input + ((nint)columns.Start * x.PixelStride);
                Reduce(new Window(first, rowStride, x.PixelStride, rows, columns), x.ChannelCount, output);
            }

            epilogue.Finish<TSimd, TVector>(y, item * y.Width, y.Width, channel: 0, y.ChannelCount);
        }
    }

    private readonly struct OverlappingRows<TWindows>(MapView x, MapView y, TWindows windows, Epilogue epilogue) : IParallelBody
        where TWindows : struct, IWindows
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            OverlappingColumns<TSimd, TVector, TReduction>.Run(x, y, windows, item);
            epilogue.Finish<TSimd, TVector>(y, item * y.Width, y.Width, channel: 0, y.ChannelCount);
        }
    }
}

/// <summary>A window in memory: (rows, columns, C).</summary>
internal readonly unsafe struct Window(float* first, nint rowStride, nint pixelStride, WindowSide rows, WindowSide columns)
{
    public int Rows => rows.Length;

    public int Columns => columns.Length;

    public nint PixelStride => pixelStride;

    /// <summary>How many values it counts.</summary>
    public float Counted => (float)rows.Counted * columns.Counted;

    public float* Row(int row) => first + (row * rowStride);
}
