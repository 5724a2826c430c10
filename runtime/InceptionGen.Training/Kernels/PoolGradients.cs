using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Training.Kernels;

/// <summary>The gradients of pools with respect to their inputs: each window gives its own to the pixels that it saw. A thread has some channels of an image,
/// so that windows that overlap are never two threads' at once.</summary>
internal static unsafe class PoolGradients
{
    private const int ChannelsOfItem = 64;

    /// <summary>Of an average: every pixel gets the same part. x, dx (N, H, W, C), dy (N, Ho, Wo, C).</summary>
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

        private static void Add(float* from, float part, float* to, int count)
        {
            int c = 0;
            for (; c <= count - Vector256<float>.Count; c += Vector256<float>.Count)
                (Vector256.Load(to + c) + (Vector256.Load(from + c) * part)).Store(to + c);
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
            for (int outputRow = 0; outputRow < dy.Height; outputRow++)
            {
                WindowSide rows = windows.Rows(outputRow);
                for (int outputColumn = 0; outputColumn < dy.Width; outputColumn++)
                {
                    WindowSide columns = windows.Columns(outputColumn);
                    float* largest = Pixel(y, image, outputRow, outputColumn, first), from = Pixel(dy, image, outputRow, outputColumn, first);
                    int c = 0;
                    for (; c <= count - Vector256<float>.Count; c += Vector256<float>.Count) GiveEight(image, rows, columns, first + c, largest + c, from + c);
                    for (; c < count; c++) GiveOne(image, rows, columns, first + c, largest[c], from[c]);
                }
            }
        }

        private void GiveEight(int image, WindowSide rows, WindowSide columns, int channel, float* largest, float* from)
        {
            Vector256<float> most = Vector256.Load(largest), left = Vector256.Load(from);
            for (int row = rows.Start; row < rows.End; row++)
            {
                float* value = Pixel(x, image, row, columns.Start, channel), to = Pixel(dx, image, row, columns.Start, channel);
                for (int column = columns.Start; column < columns.End; column++, value += x.PixelStride, to += dx.PixelStride)
                {
                    // What a channel gave is no longer left to give: later values that are as large get zeros.
                    Vector256<float> isLargest = Vector256.Equals(Vector256.Load(value), most);
                    (Vector256.Load(to) + (left & isLargest)).Store(to);
                    left = Vector256.AndNot(left, isLargest);
                }
            }
        }

        private void GiveOne(int image, WindowSide rows, WindowSide columns, int channel, float most, float gradient)
        {
            for (int row = rows.Start; row < rows.End; row++)
            {
                for (int column = columns.Start; column < columns.End; column++)
                {
                    if (*Pixel(x, image, row, column, channel) != most) continue;

                    *Pixel(dx, image, row, column, channel) += gradient;
                    return;
                }
            }
        }
    }
}
