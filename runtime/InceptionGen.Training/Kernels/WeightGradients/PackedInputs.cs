using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Products;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Training.Kernels.WeightGradients;

/// <summary>A chunk's input pixels, so that a tile finds its numbers side by side: tiles of a few channels (tiles, images, rows, columns, channels of a tile). Where
/// an input has fewer channels than a tile, a row of the kernel is one row of the gradient's matrix instead, (images, rows, columns with padding, channels): what a tile reads
/// from a column on are the channels of the columns after it, too.</summary>
internal readonly unsafe struct PackedInputs
{
    // Whole vectors are loaded and stored at the end of a row.
    private const int FloatsBehindRow = 16;

    private readonly ConvolutionInfo _convolution;
    private readonly PixelChunk _chunk;
    private readonly int _tileRows;
    private readonly int _firstRow;
    private readonly int _rows;
    private readonly int _columns;

    /// <param name="convolution">Kernel, stride and padding; of one group.</param>
    /// <param name="chunk">The pixels.</param>
    /// <param name="mostRows">Rows of the highest tile.</param>
    public PackedInputs(ConvolutionInfo convolution, PixelChunk chunk, int mostRows)
    {
        (_convolution, _chunk, _tileRows) = (convolution, chunk, mostRows);
        (MapShape x, Extent kernel, Extent stride, Padding padding) = (convolution.Input, convolution.Kernel, convolution.Stride, convolution.Padding);
        IsMerged = x.Channels < mostRows && kernel.Width > 1;
        _firstRow = Math.Clamp((chunk.Start * stride.Height) - padding.Top, 0, x.Height);
        _rows = Math.Clamp(((chunk.End - 1) * stride.Height) - padding.Top + kernel.Height, _firstRow, x.Height) - _firstRow;
        _columns = IsMerged ? Math.Max(((convolution.Output.Width - 1) * stride.Width) + kernel.Width, padding.Left + x.Width) : x.Width;
        MatrixRows = IsMerged ? kernel.Width * x.Channels : x.Channels;
        Places = IsMerged ? kernel.Height : kernel.Height * kernel.Width;
        Tiles = (MatrixRows + mostRows - 1) / mostRows;
        RowFloats = (_columns * PixelFloats) + FloatsBehindRow;
    }

    /// <summary>Whether a row of the kernel is one row of the gradient's matrix, and not each of its places.</summary>
    public bool IsMerged { get; }

    /// <summary>Rows of the gradient for each of the <see cref="Places"/>.</summary>
    public int MatrixRows { get; }

    /// <summary>Places of the kernel, or rows if they are merged.</summary>
    public int Places { get; }

    /// <summary>Tiles of the rows of a place.</summary>
    public int Tiles { get; }

    /// <summary>Floats that the pixels need.</summary>
    public long Floats => IsMerged ? TileFloats : TileFloats * Tiles;

    private int RowFloats { get; }

    private int PixelFloats => IsMerged ? _convolution.Input.Channels : _tileRows;

    private long TileFloats => (long)_chunk.Images * _rows * RowFloats;

    /// <summary>Fills the memory, on all threads.</summary>
    public void Fill<TSimd, TVector>(KernelContext context, MapView x, float* packed)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        var body = new PackedRows<TSimd, TVector>(this, x, packed);
        context.For(ref body, _chunk.Images * _rows);
    }

    /// <summary>The input pixels of a place and tile, and which output pixels they meet.</summary>
    public PixelPairs Pairs(float* packed, int place, int tile)
    {
        (MapShape x, Extent stride, Padding padding) = (_convolution.Input, _convolution.Stride, _convolution.Padding);
        (int kernelRow, int kernelColumn) = IsMerged ? (place, padding.Left) : Math.DivRem(place, _convolution.Kernel.Width);
        (int top, int bottom) = Inside(kernelRow - padding.Top, stride.Height, x.Height, _chunk.Start, _chunk.End);
        (int left, int right) = IsMerged ? (0, _convolution.Output.Width) : Inside(kernelColumn - padding.Left, stride.Width, x.Width, 0, _convolution.Output.Width);
        float* first = packed + (IsMerged ? (long)tile * _tileRows : tile * TileFloats);
        return new PixelPairs
        {
            Input = first
                + ((long)((top * stride.Height) + kernelRow - padding.Top - _firstRow) * RowFloats)
                + ((long)((left * stride.Width) + kernelColumn - padding.Left) * PixelFloats),
            InputPixel = (nint)stride.Width * PixelFloats,
            InputRow = (nint)stride.Height * RowFloats,
            InputImage = (nint)_rows * RowFloats,
            Images = _chunk.Images,
            FirstRow = top - _chunk.Start,
            Rows = bottom - top,
            FirstColumn = left,
            Columns = right - left,
        };
    }

    // Of the outputs [start, end), those whose input, offset + stride * output, is one of the inputs.
    private static (int Start, int End) Inside(int offset, int stride, int inputs, int start, int end)
    {
        int first = offset >= 0 ? 0 : (stride - 1 - offset) / stride, last = inputs - 1 - offset < 0 ? 0 : ((inputs - 1 - offset) / stride) + 1;
        first = Math.Max(first, start);
        return (first, Math.Max(first, Math.Min(last, end)));
    }

    // One item is a row of an image.
    private readonly struct PackedRows<TSimd, TVector>(PackedInputs inputs, MapView x, float* packed) : IParallelBody
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            (int image, int row) = Math.DivRem(item, inputs._rows);
            float* from = x.Data + (((((long)inputs._chunk.Image + image) * x.Height) + inputs._firstRow + row) * x.Width * x.PixelStride);
            float* to = packed + ((long)item * inputs.RowFloats);
            if (inputs.IsMerged) Pad(from, to);
            else Divide(from, to);
        }

        // pixels (W, C) -> (columns, C)
        private void Pad(float* from, float* to)
        {
            int left = inputs._convolution.Padding.Left * x.ChannelCount, width = x.Width * x.ChannelCount;
            VectorCopy<TSimd, TVector>.Clear(to, left);
            VectorCopy<TSimd, TVector>.Pixels(from, x.PixelStride, to + left, x.Width, x.ChannelCount);
            VectorCopy<TSimd, TVector>.Clear(to + left + width, inputs.RowFloats - left - width);
        }

        // pixels (W, C) -> tiles (W, channels of a tile). Vectors reach beyond a pixel, whose end the next one overwrites.
        private void Divide(float* from, float* to)
        {
            int tileRows = inputs._tileRows;
            for (int column = 0; column < x.Width; column++, from += x.PixelStride, to += tileRows)
            {
                float* tile = to;
                for (int channel = 0; channel < x.ChannelCount; channel += tileRows, tile += inputs.TileFloats)
                {
                    for (int i = 0; i < tileRows; i += TSimd.Lanes) TSimd.Store(tile + i, TSimd.Load(from + channel + i));
                }
            }
        }
    }
}
