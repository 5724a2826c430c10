using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Products;

/// <summary>A depthwise convolution: output channel o reads input channel o / multiplier alone. Vectors go over output channels. Where there are several for an
/// input channel, the rows of the input that an output row reads are copied first, each channel as often as it is read.</summary>
internal sealed unsafe class DepthwiseLayer<TSimd, TVector> : ConvolutionLayer
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    private readonly PinnedFloats _weights;
    private readonly PinnedFloats _bias;
    private readonly int _multiplier;

    // kernel (O, 1, Kh, Kw) -> weights (Kh, Kw, O)
    public DepthwiseLayer(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias)
        : base(info)
    {
        (int outputs, int area) = (info.Output.Channels, info.Kernel.Height * info.Kernel.Width);
        _multiplier = outputs / info.Input.Channels;
        _bias = new PinnedFloats(outputs);
        bias.CopyTo(_bias.Span);
        _weights = new PinnedFloats((long)area * outputs);
        for (int output = 0; output < outputs; output++)
        {
            for (int tap = 0; tap < area; tap++) _weights.Data[((long)tap * outputs) + output] = kernelOihw[(output * area) + tap];
        }
    }

    internal override long WeightBytes => _weights.Bytes + _bias.Bytes;

    internal override long ScratchFloats(int batch) => _multiplier == 1 ? 0 : (long)Info.Kernel.Height * Info.Input.Width * Info.Output.Channels;

    internal override void Run(KernelContext context, MapView x, MapView y, Residual residual)
    {
        var rows = new Rows(this, context, x, y, residual);
        context.For(ref rows, y.Batch * y.Height);
    }

    // rows (count, W, C) of a map -> (count, W, O), each channel as often as it is read
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Repeat(float* rows, int pixelStride, int pixels, int channels, float* repeated)
    {
        for (int pixel = 0; pixel < pixels; pixel++, rows += pixelStride)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                for (int copy = 0; copy < _multiplier; copy++) *repeated++ = rows[channel];
            }
        }
    }

    // taps (rows, columns) of pixels of O channels, weights (rows, columns, O) -> output (O)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Pixel(Taps taps, float* bias, float* output, int channels, Clamp clamp)
    {
        int c = 0;
        var limits = clamp.InVectors<TSimd, TVector>();
        for (; c <= channels - TSimd.Lanes; c += TSimd.Lanes)
        {
            TVector sum = TSimd.Load(bias + c);
            for (int row = 0; row < taps.Rows; row++)
            {
                float* input = taps.Input + (row * taps.InputRow) + c, weights = taps.Weights + (row * taps.WeightRow) + c;
                for (int column = 0; column < taps.Columns; column++, input += taps.InputPixel, weights += taps.WeightPixel)
                    sum = TSimd.MultiplyAdd(TSimd.Load(input), TSimd.Load(weights), sum);
            }

            TSimd.Store(output + c, limits.Apply(sum));
        }

        if (c < channels)
        {
            Taps rest = taps with { Input = taps.Input + c, Weights = taps.Weights + c };
            DepthwiseLayer<SimdScalar, float>.Pixel(rest, bias + c, output + c, channels - c, clamp);
        }
    }

    // One item is an output row.
    private readonly struct Rows(DepthwiseLayer<TSimd, TVector> layer, KernelContext context, MapView x, MapView y, Residual residual) : IParallelBody
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            ConvolutionInfo info = layer.Info;
            (int image, int row) = Math.DivRem(item, y.Height);
            (int channels, Clamp clamp) = (y.ChannelCount, Clamp.Of(info.Activation));
            (int top, int firstTap, int tapRows) = Inside(row * info.Stride.Height - info.Padding.Top, info.Kernel.Height, x.Height);
            float* input = x.Data + ((((long)image * x.Height) + top) * x.Width * x.PixelStride);
            int pixelStride = x.PixelStride;
            if (layer._multiplier > 1)
            {
                float* repeated = context.Scratch(thread);
                layer.Repeat(input, x.PixelStride, tapRows * x.Width, x.ChannelCount, repeated);
                input = repeated;
                pixelStride = channels;
            }

            float* output = y.Data + ((long)item * y.Width * y.PixelStride);
            for (int column = 0; column < y.Width; column++, output += y.PixelStride)
            {
                (int left, int firstColumn, int columns) = Inside(column * info.Stride.Width - info.Padding.Left, info.Kernel.Width, x.Width);
                Taps taps = new()
                {
                    Input = input + ((long)left * pixelStride),
                    InputRow = (nint)x.Width * pixelStride,
                    InputPixel = pixelStride,
                    Weights = layer._weights.Data + ((((long)firstTap * info.Kernel.Width) + firstColumn) * channels),
                    WeightRow = (nint)info.Kernel.Width * channels,
                    WeightPixel = channels,
                    Rows = tapRows,
                    Columns = columns,
                };
                Pixel(taps, layer._bias.Data, output, channels, clamp);
            }

            new Epilogue(info.Activation, residual).Finish<TSimd, TVector>(y, item * y.Width, y.Width, channel: 0, channels);
        }

        // Of a window that starts at the given place: where it starts within the map, its first tap there, and how many.
        private static (int Start, int First, int Count) Inside(int start, int window, int length)
        {
            int first = Math.Max(start, 0), end = Math.Min(start + window, length);
            return first < end ? (first, first - start, end - first) : (0, 0, 0);
        }
    }
}
