using System;
using System.Linq;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Products;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Winograd;

/// <summary>A strided convolution of few channels as one with stride 1, to which Winograd's algorithms apply: the pixels that a step passes over become channels of one pixel
/// (space to depth), and so do the kernel's weights. A kernel of 7x7 with stride 2 becomes one of 4x4 for four times the channels.</summary>
/// <remarks>With so few channels the weights fit a core's own cache, so threads share nothing: each takes strips of the output, from pixels to outputs.</remarks>
internal sealed unsafe class FoldedLayer<TSimd, TVector, TTile> : ConvolutionLayer
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TTile : struct, IWinogradTile
{
    // Rows of tiles of a strip. The pixels between two strips are folded for both.
    private const int StripRows = 2;

    private readonly WinogradWeights<TSimd, TVector, TTile> _weights;
    private readonly TileGrid _grid;
    private readonly Extent _folded;
    private readonly int _pixelStride;
    private readonly int _blockTiles;
    private readonly int _pointStride;

    // kernel (O, C, Kh, Kw)
    public FoldedLayer(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias)
        : base(info)
    {
        int channels = checked(info.Input.Channels * info.Stride.Height * info.Stride.Width);
        ConvolutionInfo unstrided = info with { Input = new(info.Input.Height, info.Input.Width, channels), Kernel = TTile.Kernel, Stride = new(1, 1) };
        _weights = new(unstrided, FoldedPixels.FoldKernel(info, kernelOihw), bias, Depths(info));
        _grid = new(info.Output.Height, info.Output.Width, TTile.Outputs);

        // All pixels that a strip's tiles reach over, whether the map has those outputs or not; and whole vectors of channels, for the transform reads no less.
        _folded = new((Math.Min(StripRows, _grid.Rows) * TTile.Outputs.Height) + TTile.Kernel.Height - 1, checked((_grid.Columns * TTile.Outputs.Width) + TTile.Kernel.Width - 1));
        _pixelStride = (channels + TSimd.Lanes - 1) / TSimd.Lanes * TSimd.Lanes;
        _blockTiles = Math.Min(_weights.BlockTiles, StripRows * _grid.Columns);
        _pointStride = RowStride.Of(_blockTiles * _weights.ChannelStride);
    }

    internal override long WeightBytes => _weights.Bytes;

    private static int Points => WinogradWeights<TSimd, TVector, TTile>.Points;

    private long FoldedFloats => (long)_folded.Height * _folded.Width * _pixelStride;

    internal override long ScratchFloats(int batch) => FoldedFloats + ((long)Points * _pointStride) + ((long)_blockTiles * _weights.ProductStride);

    internal override void Run(KernelContext context, MapView x, MapView y, Residual residual)
    {
        var strips = new Strips(this, context, x, y);
        context.For(ref strips, strips.Count);
        new Epilogue(Info.Activation, residual).Finish<TSimd, TVector>(context, y);
    }

    // The last point of a dimension is at infinity, where a kernel's last step alone has weights.
    private static int[] Depths(ConvolutionInfo info)
    {
        (int rows, int columns) = (TTile.Outputs.Height + TTile.Kernel.Height - 1, TTile.Outputs.Width + TTile.Kernel.Width - 1);
        return [.. Enumerable.Range(0, Points).Select(point => FoldedPixels.Depth(info, isLastRow: point / columns == rows - 1, isLastColumn: point % columns == columns - 1))];
    }

    // One item is a strip of an image.
    private readonly struct Strips(FoldedLayer<TSimd, TVector, TTile> layer, KernelContext context, MapView x, MapView y) : IParallelBody
    {
        private readonly FoldedPixels _pixels = new(layer.Info, x);
        private readonly int _stripsOfImage = (layer._grid.Rows + StripRows - 1) / StripRows;

        public int Count => x.Batch * _stripsOfImage;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            (int image, int strip) = (item / _stripsOfImage, item % _stripsOfImage);
            int firstRow = strip * StripRows * TTile.Outputs.Height;
            float* folded = context.Scratch(thread), points = folded + layer.FoldedFloats, products = points + ((long)Points * layer._pointStride);
            for (int row = 0; row < layer._folded.Height; row++)
                _pixels.CopyRow(image, firstRow + row, layer._folded.Width, folded + ((long)row * layer._folded.Width * layer._pixelStride), layer._pixelStride);

            int firstTile = ((image * layer._grid.Rows) + (strip * StripRows)) * layer._grid.Columns;
            int tiles = Math.Min(StripRows, layer._grid.Rows - (strip * StripRows)) * layer._grid.Columns;
            var output = new WinogradProducts<TSimd, TVector, TTile>(layer._weights, layer._grid, y, layer._pointStride);
            for (int first = 0; first < tiles; first += layer._blockTiles)
            {
                int count = Math.Min(layer._blockTiles, tiles - first);
                TransformInputs(folded, first, count, points);
                for (int panel = 0; panel < layer._weights.Panels; panel++) output.Run(panel, points, firstTile + first, count, products);
            }
        }

        // folded (rows, columns, C) -> points (points, tiles, C) of the strip's tiles from the given one on
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void TransformInputs(float* folded, int first, int count, float* points)
        {
            var pixels = MapView.OfScratch(folded, layer._folded.Height, layer._folded.Width, layer._pixelStride);
            for (int tile = 0; tile < count; tile++)
            {
                (_, int row, int column) = layer._grid.Place(first + tile);
                WinogradInput<TSimd, TVector, TTile>.TransformTile(pixels, 0, row, column, zeros: null, points + ((long)tile * layer._weights.ChannelStride), layer._pointStride);
            }
        }
    }
}
