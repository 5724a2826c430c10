using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Execution;
using InceptionGen.Kernels.Simd;
using InceptionGen.Kernels.Winograd;
using InceptionGen.Threading;

namespace InceptionGen.Kernels;

/// <summary>A strided convolution of few channels as one with stride 1, to which Winograd's algorithms apply: the pixels that a step passes over become channels of one pixel
/// (space to depth), and so do the kernel's weights. A kernel of 7x7 with stride 2 becomes one of 4x4 for four times the channels.</summary>
internal sealed unsafe class FoldedLayer<TSimd, TVector> : Layer
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    private readonly Layer _unstrided;
    private readonly MapShape _folded;
    private readonly int _pixelStride;

    // kernel (O, C, Kh, Kw)
    public FoldedLayer(OperationInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias)
        : base(info)
    {
        Extent kernel = Kernel(info);
        _folded = new(info.Output.Height + kernel.Height - 1, info.Output.Width + kernel.Width - 1, info.Input.Channels * info.Stride.Height * info.Stride.Width);
        _pixelStride = DivideUp(_folded.Channels, TSimd.Lanes) * TSimd.Lanes;

        OperationInfo unstrided = info with { Input = _folded, Kernel = kernel, Stride = new(1, 1), Padding = default };
        ReadOnlySpan<float> weights = Fold(info, kernel, kernelOihw);
        _unstrided = kernel.Height == FourByFourSquare.Kernel.Height
            ? new WinogradLayer<TSimd, TVector, FourByFourSquare>(unstrided, weights, bias)
            : new WinogradLayer<TSimd, TVector, FourByThreeSquare>(unstrided, weights, bias);
    }

    internal override long WeightBytes => _unstrided.WeightBytes;

    internal override long ScratchFloats(int batch) => _unstrided.ScratchFloats(batch: 1) + ((long)_folded.Height * _folded.Width * _pixelStride);

    internal override void Run(Frame frame, MapView x, MapView y)
    {
        // Behind what the first thread's part of the convolution takes. All channels that there is room for are channels of this map, so that the transform reads whole vectors.
        float* data = frame.Scratch(0) + _unstrided.ScratchFloats(batch: 1);
        MapView folded = new(data, batch: 1, _folded.Height, _folded.Width, _pixelStride, _pixelStride);
        for (int image = 0; image < x.Batch; image++)
        {
            var rows = new Rows(this, ImageOf(x, image), folded);
            frame.For(ref rows, _folded.Height);
            _unstrided.Run(frame, folded, ImageOf(y, image));
        }
    }

    private static Extent Kernel(OperationInfo info) => new(DivideUp(info.Kernel.Height, info.Stride.Height), DivideUp(info.Kernel.Width, info.Stride.Width));

    private static MapView ImageOf(MapView map, int image) =>
        new(map.Data + ((long)image * map.Height * map.Width * map.PixelStride), batch: 1, map.Height, map.Width, map.ChannelCount, map.PixelStride);

    private static int DivideUp(int dividend, int divisor) => (dividend + divisor - 1) / divisor;

    // kernel (O, C, Kh, Kw) -> (O, Sh, Sw, C, rows, columns), zeros where a step reaches beyond the last weight
    private static float[] Fold(OperationInfo info, Extent folded, ReadOnlySpan<float> kernelOihw)
    {
        (int channels, Extent kernel, Extent stride) = (info.Input.Channels, info.Kernel, info.Stride);
        int steps = stride.Height * stride.Width;
        float[] weights = new float[info.Output.Channels * channels * steps * folded.Height * folded.Width];
        for (int i = 0; i < kernelOihw.Length; i++)
        {
            (int rest, int column) = Math.DivRem(i, kernel.Width);
            (rest, int row) = Math.DivRem(rest, kernel.Height);
            (int output, int channel) = Math.DivRem(rest, channels);
            int step = (row % stride.Height * stride.Width) + (column % stride.Width), map = (((output * steps) + step) * channels) + channel;
            weights[(((map * folded.Height) + (row / stride.Height)) * folded.Width) + (column / stride.Width)] = kernelOihw[i];
        }

        return weights;
    }

    // One item is a row of the folded map: (H, W, C) with padding -> (rows, columns, Sh, Sw, C)
    private readonly struct Rows : IParallelBody
    {
        private readonly FoldedLayer<TSimd, TVector> _layer;
        private readonly MapView _x;
        private readonly MapView _folded;
        private readonly int _firstWhole;
        private readonly int _endWhole;

        public Rows(FoldedLayer<TSimd, TVector> layer, MapView x, MapView folded)
        {
            (_layer, _x, _folded) = (layer, x, folded);
            (int stride, int left) = (layer.Info.Stride.Width, layer.Info.Padding.Left);
            bool isDense = x.PixelStride == x.ChannelCount;
            _firstWhole = Math.Min(DivideUp(left, stride), folded.Width);
            _endWhole = isDense ? Math.Clamp((x.Width + left) / stride, _firstWhole, folded.Width) : _firstWhole;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            (Extent stride, Padding padding, int channels) = (_layer.Info.Stride, _layer.Info.Padding, _x.ChannelCount);
            int step = stride.Width * channels;
            float* to = _folded.Data + ((long)item * _folded.Width * _folded.PixelStride);
            for (int i = 0; i < stride.Height; i++, to += step)
            {
                int row = (item * stride.Height) + i - padding.Top;
                if ((uint)row >= (uint)_x.Height)
                {
                    for (int column = 0; column < _folded.Width; column++) VectorCopy<Simd128, Vector128<float>>.Clear(to + (column * _folded.PixelStride), step);
                    continue;
                }

                float* from = _x.Data + ((long)row * _x.Width * _x.PixelStride);
                CopySome(from, to, 0, _firstWhole);
                float* pixels = from + (((_firstWhole * stride.Width) - padding.Left) * channels);
                for (int column = _firstWhole; column < _endWhole; column++, pixels += step)
                    VectorCopy<Simd128, Vector128<float>>.Run(pixels, to + (column * _folded.PixelStride), step);
                CopySome(from, to, _endWhole, _folded.Width);
            }
        }

        // row (W, C) -> columns (Sw, C) from first to end, of which some pixels may lie beside the row
        private void CopySome(float* from, float* to, int first, int end)
        {
            int stride = _layer.Info.Stride.Width, channels = _x.ChannelCount;
            for (int column = first; column < end; column++)
            {
                float* pixel = to + (column * _folded.PixelStride);
                for (int i = 0; i < stride; i++, pixel += channels)
                {
                    int x = (column * stride) + i - _layer.Info.Padding.Left;
                    if ((uint)x < (uint)_x.Width)
                        VectorCopy<TSimd, TVector>.Run(from + ((long)x * _x.PixelStride), pixel, channels);
                    else
                        VectorCopy<TSimd, TVector>.Clear(pixel, channels);
                }
            }
        }
    }
}
