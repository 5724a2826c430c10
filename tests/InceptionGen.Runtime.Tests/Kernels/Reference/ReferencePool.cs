using System;
using InceptionGen.Memory;

namespace InceptionGen.Runtime.Tests.Kernels.Reference;

/// <summary>Pools as they are defined, summed in float64: what the fast pools are tested against.</summary>
internal static unsafe class ReferencePool
{
    // input (N, H, W, C) -> output (N, Ho, Wo, C); padding is never the largest; NaN is
    public static void Max(MapView x, MapView y, Extent window, Extent stride, Padding padding)
    {
        for (int pixel = 0; pixel < y.Pixels; pixel++)
        {
            (int image, int rowStart, int rowEnd, int columnStart, int columnEnd) = Window(x, y, pixel, window, stride, padding);
            for (int c = 0; c < x.ChannelCount; c++)
            {
                float largest = float.NegativeInfinity;
                for (int row = Math.Max(rowStart, 0); row < Math.Min(rowEnd, x.Height); row++)
                {
                    for (int column = Math.Max(columnStart, 0); column < Math.Min(columnEnd, x.Width); column++)
                        largest = MathF.Max(largest, At(x, image, row, column, c));
                }

                y.Data[((long)pixel * y.PixelStride) + c] = largest;
            }
        }

        x.KeepAlive();
        y.KeepAlive();
    }

    // input (N, H, W, C) -> output (N, Ho, Wo, C); with countsPadding the declared padding counts as zeros, what lies beyond it never counts
    public static void Average(MapView x, MapView y, Extent window, Extent stride, Padding padding, bool countsPadding)
    {
        for (int pixel = 0; pixel < y.Pixels; pixel++)
        {
            (int image, int rowStart, int rowEnd, int columnStart, int columnEnd) = Window(x, y, pixel, window, stride, padding);
            int counted = (Math.Min(rowEnd, x.Height + padding.Bottom) - rowStart) * (Math.Min(columnEnd, x.Width + padding.Right) - columnStart);
            (rowStart, rowEnd) = (Math.Max(rowStart, 0), Math.Min(rowEnd, x.Height));
            (columnStart, columnEnd) = (Math.Max(columnStart, 0), Math.Min(columnEnd, x.Width));
            if (!countsPadding) counted = (rowEnd - rowStart) * (columnEnd - columnStart);
            WriteMean(x, y, pixel, image, rowStart, rowEnd, columnStart, columnEnd, counted);
        }

        x.KeepAlive();
        y.KeepAlive();
    }

    // input (N, H, W, C) -> output (N, Ho, Wo, C); window i of n over a side of length s is [floor(i s / n), ceil((i + 1) s / n))
    public static void AdaptiveAverage(MapView x, MapView y)
    {
        for (int pixel = 0; pixel < y.Pixels; pixel++)
        {
            int column = pixel % y.Width, row = pixel / y.Width % y.Height, image = pixel / y.Width / y.Height;
            int rowStart = row * x.Height / y.Height, rowEnd = (((row + 1) * x.Height) + y.Height - 1) / y.Height;
            int columnStart = column * x.Width / y.Width, columnEnd = (((column + 1) * x.Width) + y.Width - 1) / y.Width;
            WriteMean(x, y, pixel, image, rowStart, rowEnd, columnStart, columnEnd, (rowEnd - rowStart) * (columnEnd - columnStart));
        }

        x.KeepAlive();
        y.KeepAlive();
    }

    private static void WriteMean(
        MapView x, MapView y, int pixel, int image, int rowStart, int rowEnd, int columnStart, int columnEnd, int counted)
    {
        for (int c = 0; c < x.ChannelCount; c++)
        {
            double sum = 0;
            for (int row = rowStart; row < rowEnd; row++)
            {
                for (int column = columnStart; column < columnEnd; column++) sum += At(x, image, row, column, c);
            }

            y.Data[((long)pixel * y.PixelStride) + c] = (float)(sum / counted);
        }
    }

    private static (int Image, int RowStart, int RowEnd, int ColumnStart, int ColumnEnd) Window(
        MapView x, MapView y, int pixel, Extent window, Extent stride, Padding padding)
    {
        int column = pixel % y.Width, row = pixel / y.Width % y.Height, image = pixel / y.Width / y.Height;
        int top = (row * stride.Height) - padding.Top, left = (column * stride.Width) - padding.Left;
        return (image, top, top + window.Height, left, left + window.Width);
    }

    private static float At(MapView x, int image, int row, int column, int c) =>
        x.Data[(((((long)image * x.Height) + row) * x.Width + column) * x.PixelStride) + c];
}
