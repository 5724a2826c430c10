using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Pooling;

/// <summary>A row of a pool whose windows share columns: the values of a column are reduced once, for all windows that see it, and read in the order in which they lie in memory.</summary>
internal static unsafe class OverlappingColumns<TSimd, TVector, TReduction>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TReduction : struct, IReduction
{
    // The reduced columns of a window stay in the first-level cache, at least a few vectors of each: as many as there are columns in the widest window.
    private const int MostFloats = 4096;
    private const int MostColumns = 32;

    /// <summary>Whether windows of as many overlapping columns are computed here.</summary>
    public static bool Suits(int columns) => columns is > 1 and <= MostColumns;

    // input (N, H, W, C) -> a row of the output (N, Ho, Wo, C)
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TWindows>(MapView x, MapView y, TWindows windows, int outputRow)
        where TWindows : struct, IWindows
    {
        float* reduced = stackalloc float[MostFloats];
        int width = windows.OverlappingColumns, most = MostFloats / width / TSimd.Lanes * TSimd.Lanes;
        for (int channel = 0; channel < x.ChannelCount; channel += most)
            RunChannels(x, y, windows, outputRow, channel, Math.Min(most, x.ChannelCount - channel), reduced);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunChannels<TWindows>(MapView x, MapView y, TWindows windows, int outputRow, int firstChannel, int channels, float* reduced)
        where TWindows : struct, IWindows
    {
        float** runs = stackalloc float*[MostColumns];
        int width = windows.OverlappingColumns, next = 0;
        WindowSide rows = windows.Rows(outputRow % y.Height);
        nint rowStride = (nint)x.Width * x.PixelStride;
        float* input = x.Data + ((((nint)outputRow / y.Height * x.Height) + rows.Start) * rowStride) + firstChannel;
        float* output = y.Data + ((nint)outputRow * y.Width * y.PixelStride) + firstChannel;
        for (int column = 0; column < y.Width; column++, output += y.PixelStride)
        {
            WindowSide columns = windows.Columns(column);
            for (next = Math.Max(next, columns.Start); next < columns.End; next++)
                ReduceColumn(input + ((nint)next * x.PixelStride), rowStride, rows.Length, reduced + (next % width * channels), channels);
            for (int i = 0; i < columns.Length; i++) runs[i] = reduced + ((columns.Start + i) % width * channels);
            ReduceRuns(runs, columns.Length, (float)rows.Counted * columns.Counted, output, channels);
        }
    }

    // values (count, C), the given stride apart -> reduced (C)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReduceColumn(float* values, nint stride, int count, float* reduced, int channels)
    {
        int channel = 0;
        if (count == 3)
        {
            for (; channel <= channels - TSimd.Lanes; channel += TSimd.Lanes)
            {
                float* first = values + channel;
                TVector two = TReduction.Reduce<TSimd, TVector>(TSimd.Load(first), TSimd.Load(first + stride));
                TSimd.Store(reduced + channel, TReduction.Reduce<TSimd, TVector>(two, TSimd.Load(first + (2 * stride))));
            }
        }

        for (; channel <= channels - TSimd.Lanes; channel += TSimd.Lanes)
        {
            TVector all = TSimd.Load(values + channel);
            for (int i = 1; i < count; i++) all = TReduction.Reduce<TSimd, TVector>(all, TSimd.Load(values + channel + (i * stride)));
            TSimd.Store(reduced + channel, all);
        }

        if (channel < channels) OverlappingColumns<SimdScalar, float, TReduction>.ReduceColumn(values + channel, stride, count, reduced + channel, channels - channel);
    }

    // runs (count, C) -> output (C)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReduceRuns(float** runs, int count, float counted, float* output, int channels)
    {
        int channel = 0;
        if (count == 3)
        {
            float* a = runs[0], b = runs[1], c = runs[2];
            for (; channel <= channels - TSimd.Lanes; channel += TSimd.Lanes)
            {
                TVector two = TReduction.Reduce<TSimd, TVector>(TSimd.Load(a + channel), TSimd.Load(b + channel));
                TSimd.Store(output + channel, TReduction.Finish<TSimd, TVector>(TReduction.Reduce<TSimd, TVector>(two, TSimd.Load(c + channel)), counted));
            }
        }

        for (; channel <= channels - TSimd.Lanes; channel += TSimd.Lanes)
        {
            TVector all = TSimd.Load(runs[0] + channel);
            for (int i = 1; i < count; i++) all = TReduction.Reduce<TSimd, TVector>(all, TSimd.Load(runs[i] + channel));
            TSimd.Store(output + channel, TReduction.Finish<TSimd, TVector>(all, counted));
        }

        for (int i = 0; i < count; i++) runs[i] += channel;
        if (channel < channels) OverlappingColumns<SimdScalar, float, TReduction>.ReduceRuns(runs, count, counted, output + channel, channels - channel);
    }
}
