using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Training.Kernels.WeightGradients;

/// <summary>The gradient of a convolution's kernel: for each of its places, the product of what it read and the gradient of what it made, summed over pixels.</summary>
/// <remarks>A thread has whole parts of the kernel, not of the pixels: sums are made in the same order for any number of threads, and no memory is needed for
/// partial ones. Pixels come in chunks that stay in the second-level cache while all parts of the kernel pass over them.</remarks>
internal static unsafe class WeightGradient<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    // Half of a second-level cache of 1 MB.
    private const int ChunkFloats = 128 * 1024;
    private const int ItemsPerThread = 4;

    private static int PanelWidth => 2 * TSimd.Lanes;

    /// <summary>x (N, H, W, C), dy (N, Ho, Wo, O) -> gradient (Kh, Kw, C, O), which is overwritten.</summary>
    /// <param name="context">Threads.</param>
    /// <param name="convolution">Kernel, stride and padding; of one group.</param>
    /// <param name="x">What it read.</param>
    /// <param name="dy">The gradient of its sums. Vectors are loaded that reach beyond its last channel.</param>
    /// <param name="gradient">The result.</param>
    public static void Run(KernelContext context, ConvolutionInfo convolution, MapView x, MapView dy, float* gradient)
    {
        long floatsOfRow = ((long)x.Width * x.ChannelCount * convolution.Stride.Height) + ((long)dy.Width * dy.ChannelCount);
        int rows = (int)Math.Clamp(ChunkFloats / floatsOfRow, 1, dy.Height);
        int images = rows < dy.Height ? 1 : (int)Math.Clamp(ChunkFloats / (floatsOfRow * dy.Height), 1, dy.Batch);
        for (int image = 0; image < dy.Batch; image += images)
        {
            for (int row = 0; row < dy.Height; row += rows)
            {
                var chunk = new Chunk(image, Math.Min(images, dy.Batch - image), row, Math.Min(row + rows, dy.Height));
                var body = new Parts(convolution, x, dy, gradient, chunk, context.Threads);
                context.For(ref body, body.Count);
            }
        }
    }

    /// <summary>Pixels that are multiplied at a time: some images' rows [Start, End) of the output.</summary>
    private readonly record struct Chunk(int Image, int Images, int Start, int End);

    // One item is a place of the kernel, a panel of output channels and a group of input channels.
    private readonly struct Parts : IParallelBody
    {
        private readonly ConvolutionInfo _convolution;
        private readonly MapView _x;
        private readonly MapView _dy;
        private readonly float* _gradient;
        private readonly Chunk _chunk;
        private readonly int _panels;
        private readonly int _groups;

        public Parts(ConvolutionInfo convolution, MapView x, MapView dy, float* gradient, Chunk chunk, int threads)
        {
            (_convolution, _x, _dy, _chunk) = (convolution, x, dy, chunk);
            _gradient = gradient;
            _panels = (dy.ChannelCount + PanelWidth - 1) / PanelWidth;
            int tiles = (x.ChannelCount + GradientTile<TSimd, TVector>.MostRows - 1) / GradientTile<TSimd, TVector>.MostRows;
            int wholes = convolution.Kernel.Height * convolution.Kernel.Width * _panels;
            _groups = threads == 1 ? 1 : Math.Clamp(((ItemsPerThread * threads) + wholes - 1) / wholes, 1, tiles);
            Count = wholes * _groups;
        }

        public int Count { get; }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            (int part, int group) = Math.DivRem(item, _groups);
            (int place, int panel) = Math.DivRem(part, _panels);
            (int kernelRow, int kernelColumn) = Math.DivRem(place, _convolution.Kernel.Width);

            int tile = GradientTile<TSimd, TVector>.MostRows, tiles = (_x.ChannelCount + tile - 1) / tile;
            int first = tiles * group / _groups * tile, end = Math.Min(tiles * (group + 1) / _groups * tile, _x.ChannelCount);
            int output = panel * PanelWidth;
            PixelPairs pairs = Pairs(kernelRow, kernelColumn);
            pairs.Input += first;
            pairs.Output += output;
            var rows = new GradientRows(
                _gradient + ((((long)place * _x.ChannelCount) + first) * _dy.ChannelCount) + output,
                _dy.ChannelCount,
                Math.Min(PanelWidth, _dy.ChannelCount - output),
                adds: _chunk is not { Image: 0, Start: 0 });
            GradientTile<TSimd, TVector>.Run(pairs, end - first, rows);
        }

        // The output pixels of the chunk for which a place of the kernel lies within the input, and those input pixels.
        private PixelPairs Pairs(int kernelRow, int kernelColumn)
        {
            (Extent stride, Padding padding) = (_convolution.Stride, _convolution.Padding);
            (int top, int bottom) = Inside(kernelRow - padding.Top, stride.Height, _x.Height, _chunk.Start, _chunk.End);
            (int left, int right) = Inside(kernelColumn - padding.Left, stride.Width, _x.Width, 0, _dy.Width);
            nint inputRow = (nint)_x.Width * _x.PixelStride, outputRow = (nint)_dy.Width * _dy.PixelStride;
            var pairs = new PixelPairs
            {
                InputPixel = (nint)stride.Width * _x.PixelStride,
                InputRow = stride.Height * inputRow,
                InputImage = _x.Height * inputRow,
                OutputPixel = _dy.PixelStride,
                OutputRow = outputRow,
                OutputImage = _dy.Height * outputRow,
                Images = _chunk.Images,
                Rows = bottom - top,
                Columns = right - left,
            };
            pairs.Input = _x.Data + (_chunk.Image * pairs.InputImage)
                + (((top * stride.Height) + kernelRow - padding.Top) * inputRow)
                + ((nint)((left * stride.Width) + kernelColumn - padding.Left) * _x.PixelStride);
            pairs.Output = _dy.Data + (_chunk.Image * pairs.OutputImage) + (top * outputRow) + ((nint)left * _dy.PixelStride);
            pairs.Join();
            return pairs;
        }

        // Of the outputs [start, end), those whose input, offset + stride * output, is one of the inputs.
        private static (int Start, int End) Inside(int offset, int stride, int inputs, int start, int end)
        {
            int first = offset >= 0 ? 0 : (stride - 1 - offset) / stride, last = inputs - 1 - offset < 0 ? 0 : ((inputs - 1 - offset) / stride) + 1;
            first = Math.Max(first, start);
            return (first, Math.Max(first, Math.Min(last, end)));
        }
    }
}
