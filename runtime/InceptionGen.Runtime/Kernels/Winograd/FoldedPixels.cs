using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Kernels.Products;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Winograd;

/// <summary>Space to depth: the pixels that a step of a kernel passes over as the channels of one pixel.</summary>
internal readonly unsafe struct FoldedPixels
{
    private readonly Extent _stride;
    private readonly Padding _padding;
    private readonly MapView _x;
    private readonly int _firstWhole;
    private readonly int _endWhole;

    /// <param name="info">The strided convolution.</param>
    /// <param name="x">What it reads: (N, H, W, C).</param>
    public FoldedPixels(ConvolutionInfo info, MapView x)
    {
        (_stride, _padding, _x) = (info.Stride, info.Padding, x);
        _firstWhole = (_padding.Left + _stride.Width - 1) / _stride.Width;
        _endWhole = x.PixelStride == x.ChannelCount ? (x.Width + _padding.Left) / _stride.Width : 0;
    }

    /// <summary>How many steps a kernel reaches over.</summary>
    public static Extent Steps(Extent kernel, Extent stride) => new(((kernel.Height - 1) / stride.Height) + 1, ((kernel.Width - 1) / stride.Width) + 1);

    /// <summary>The folded channels (Sh, Sw, C) up to the last one that has a weight in any step, or in the last row or column of steps: a kernel of 7x7 with stride 2 has no eighth row.</summary>
    public static int Depth(ConvolutionInfo info, bool isLastRow, bool isLastColumn)
    {
        (Extent kernel, Extent stride, Extent steps) = (info.Kernel, info.Stride, Steps(info.Kernel, info.Stride));
        int rows = isLastRow ? kernel.Height - ((steps.Height - 1) * stride.Height) : stride.Height;
        int columns = isLastColumn ? kernel.Width - ((steps.Width - 1) * stride.Width) : stride.Width;
        return (((rows - 1) * stride.Width) + columns) * info.Input.Channels;
    }

    // kernel (O, C, Kh, Kw) -> (O, Sh, Sw, C, rows, columns), zeros where a step reaches beyond the last weight
    public static float[] FoldKernel(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw)
    {
        (int channels, Extent kernel, Extent stride, Extent steps) = (info.Input.Channels, info.Kernel, info.Stride, Steps(info.Kernel, info.Stride));
        int pixels = stride.Height * stride.Width;
        float[] folded = new float[checked(info.Output.Channels * channels * pixels * steps.Height * steps.Width)];
        for (int i = 0; i < kernelOihw.Length; i++)
        {
            (int rest, int column) = Math.DivRem(i, kernel.Width);
            (rest, int row) = Math.DivRem(rest, kernel.Height);
            (int output, int channel) = Math.DivRem(rest, channels);
            int pixel = (row % stride.Height * stride.Width) + (column % stride.Width), map = (((output * pixels) + pixel) * channels) + channel;
            folded[(((map * steps.Height) + (row / stride.Height)) * steps.Width) + (column / stride.Width)] = kernelOihw[i];
        }

        return folded;
    }

    /// <summary>A row of folded pixels (columns, Sh, Sw, C), the given stride apart; zeros where they lie beside the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyRow(int image, int foldedRow, int columns, float* to, int pixelStride)
    {
        int step = _stride.Width * _x.ChannelCount, firstWhole = Math.Min(_firstWhole, columns), endWhole = Math.Clamp(_endWhole, firstWhole, columns);
        for (int i = 0; i < _stride.Height; i++, to += step)
        {
            int row = (foldedRow * _stride.Height) + i - _padding.Top;
            if ((uint)row >= (uint)_x.Height)
            {
                for (int column = 0; column < columns; column++) VectorCopy<Simd128, Vector128<float>>.Clear(to + (column * pixelStride), step);
                continue;
            }

            float* from = _x.Data + ((((long)image * _x.Height) + row) * _x.Width * _x.PixelStride);
            CopySome(from, to, pixelStride, 0, firstWhole);
            CopyWhole(from + (((firstWhole * _stride.Width) - _padding.Left) * _x.ChannelCount), to + (firstWhole * pixelStride), pixelStride, step, endWhole - firstWhole);
            CopySome(from, to, pixelStride, endWhole, columns);
        }
    }

    // row (count, Sw * C) -> columns (count, Sw * C), the given stride apart
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyWhole(float* from, float* to, int pixelStride, int step, int count)
    {
        // A step of 2 over an image's 3 channels is 6 floats.
        int lanes = Simd128.Lanes;
        if (step >= lanes && step <= 2 * lanes)
        {
            for (int column = 0; column < count; column++, from += step, to += pixelStride)
            {
                Simd128.Store(to, Simd128.Load(from));
                Simd128.Store(to + step - lanes, Simd128.Load(from + step - lanes));
            }

            return;
        }

        for (int column = 0; column < count; column++, from += step, to += pixelStride) VectorCopy<Simd128, Vector128<float>>.Run(from, to, step);
    }

    // row (W, C) -> columns (Sw, C) from first to end, of which some pixels may lie beside the row
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopySome(float* from, float* to, int pixelStride, int first, int end)
    {
        int channels = _x.ChannelCount;
        for (int column = first; column < end; column++)
        {
            float* pixel = to + (column * pixelStride);
            for (int i = 0; i < _stride.Width; i++, pixel += channels)
            {
                int x = (column * _stride.Width) + i - _padding.Left;
                if ((uint)x < (uint)_x.Width)
                    VectorCopy<Simd128, Vector128<float>>.Run(from + ((long)x * _x.PixelStride), pixel, channels);
                else
                    VectorCopy<Simd128, Vector128<float>>.Clear(pixel, channels);
            }
        }
    }
}
