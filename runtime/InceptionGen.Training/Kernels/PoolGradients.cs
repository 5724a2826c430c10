using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Training.Kernels;

/// <summary>The gradients of pools with respect to their inputs: each window gives its own to the pixels that it saw. A thread has some channels of an image,
/// so that windows that overlap are never two threads' at once.</summary>
internal static unsafe class PoolGradients<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    private const int ChannelsOfItem = 64;

    /// <summary>Of an average: every pixel gets the same part. dx (N, H, W, C), dy (N, Ho, Wo, C).</summary>
    public static void Average<TWindows>(KernelContext context, MapView dx, MapView dy, TWindows windows, bool adds)
        where TWindows : struct, IWindows
    {
        var body = new Averages<TWindows>(dx, dy, windows, adds);
        context.For(ref body, dx.Batch * Groups(dx));
    }

    /// <summary>Of a maximum: the first of the window's largest values gets all. x, dx (N, H, W, C), y, dy (N, Ho, Wo, C).</summary>
    public static void Max<TWindows>(KernelContext context, MapView x, MapView y, MapView dx, MapView dy, TWindows windows, bool adds)
        where TWindows : struct, IWindows
    {
        var body = new Maxima<TWindows>(x, y, dx, dy, windows, adds);
        context.For(ref body, dx.Batch * Groups(dx));
    }

    private static int Groups(MapView map) => (map.ChannelCount + ChannelsOfItem - 1) / ChannelsOfItem;

    private static (int Image, int First, int Count) Item(MapView map, int item)
    {
        (int image, int group) = Math.DivRem(item, Groups(map));
        return (image, group * ChannelsOfItem, Math.Min(ChannelsOfItem, map.ChannelCount - (group * ChannelsOfItem)));
    }

    private static void Clear(MapView map, int image, int first, int count)
    {
        float* pixel = map.Data + ((long)image * map.Height * map.Width * map.PixelStride) + first;
        for (int i = map.Height * map.Width; i > 0; i--, pixel += map.PixelStride) new Span<float>(pixel, count).Clear();
    }

    private static float* Pixel(MapView map, int image, int row, int column, int channel) =>
        map.Data + (((((long)image * map.Height) + row) * map.Width + column) * map.PixelStride) + channel;

    private readonly struct Averages<TWindows>(MapView dx, MapView dy, TWindows windows, bool adds) : IParallelBody
        where TWindows : struct, IWindows
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            (int image, int first, int count) = Item(dx, item);
            if (!adds) Clear(dx, image, first, count);
            for (int outputRow = 0; outputRow < dy.Height; outputRow++)
            {
                WindowSide rows = windows.Rows(outputRow);
                for (int outputColumn = 0; outputColumn < dy.Width; outputColumn++)
                {
                    WindowSide columns = windows.Columns(outputColumn);
                    float* from = Pixel(dy, image, outputRow, outputColumn, first);
                    float part = 1f / (rows.Counted * columns.Counted);
                    for (int row = rows.Start; row < rows.End; row++)
                    {
                        float* to = Pixel(dx, image, row, columns.Start, first);
                        for (int column = columns.Start; column < columns.End; column++, to += dx.PixelStride) Add(from, part, to, count);
                    }
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Add(float* from, float part, float* to, int count)
        {
            int c = 0;
            for (; c <= count - TSimd.Lanes; c += TSimd.Lanes)
                TSimd.Store(to + c, TSimd.Add(TSimd.Load(to + c), TSimd.Multiply(TSimd.Load(from + c), TSimd.Broadcast(part))));
            for (; c < count; c++) to[c] += from[c] * part;
        }
    }

    private readonly struct Maxima<TWindows>(MapView x, MapView y, MapView dx, MapView dy, TWindows windows, bool adds) : IParallelBody
        where TWindows : struct, IWindows
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            (int image, int first, int count) = Item(dx, item);
            if (!adds) Clear(dx, image, first, count);
            var strides = new Strides(x.PixelStride, (nint)x.Width * x.PixelStride, dx.PixelStride, (nint)dx.Width * dx.PixelStride);
            for (int outputRow = 0; outputRow < dy.Height; outputRow++)
            {
                WindowSide rows = windows.Rows(outputRow);
                for (int outputColumn = 0; outputColumn < dy.Width; outputColumn++)
                {
                    WindowSide columns = windows.Columns(outputColumn);
                    float* largest = Pixel(y, image, outputRow, outputColumn, first), from = Pixel(dy, image, outputRow, outputColumn, first);
                    float* values = Pixel(x, image, rows.Start, columns.Start, first), to = Pixel(dx, image, rows.Start, columns.Start, first);
                    int c = 0;
                    for (; c <= count - TSimd.Lanes; c += TSimd.Lanes)
                        Window<TSimd, TVector>.Give(largest + c, from + c, values + c, to + c, rows.Length, columns.Length, strides);
                    for (; TSimd.Lanes > Simd128.Lanes && c <= count - Simd128.Lanes; c += Simd128.Lanes)
                        Window<Simd128, Vector128<float>>.Give(largest + c, from + c, values + c, to + c, rows.Length, columns.Length, strides);
                    for (; c < count; c++)
                        Window<SimdScalar, float>.Give(largest + c, from + c, values + c, to + c, rows.Length, columns.Length, strides);
                }
            }
        }
    }

    /// <summary>Floats from a pixel and from a row to the next.</summary>
    private readonly record struct Strides(nint Pixel, nint Row, nint GradientPixel, nint GradientRow);

    private static class Window<TLanes, TNumbers>
        where TNumbers : unmanaged
        where TLanes : struct, ISimd<TNumbers>
    {
        // What a channel gave is no longer left to give: later values that are as large get zeros.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Give(float* largest, float* gradient, float* values, float* to, int rows, int columns, Strides strides)
        {
            TNumbers most = TLanes.Load(largest), left = TLanes.Load(gradient);
            for (; rows > 0; rows--, values += strides.Row, to += strides.GradientRow)
            {
                float* value = values, place = to;
                for (int column = columns; column > 0; column--, value += strides.Pixel, place += strides.GradientPixel)
                {
                    TNumbers given = TLanes.WhereEqual(TLanes.Load(value), most, left);
                    TLanes.Store(place, TLanes.Add(TLanes.Load(place), given));
                    left = TLanes.Subtract(left, given);
                }
            }
        }
    }
}
