using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using InceptionGen.Execution;
using InceptionGen.Kernels.Simd;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Winograd;

/// <summary>A convolution by one of Winograd's algorithms: tiles of the input are transformed to points, each point is a matrix product of
/// its own, and the products are transformed to tiles of the output.</summary>
internal sealed unsafe class WinogradLayer<TSimd, TVector, TTile> : Layer
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TTile : struct, IWinogradTile
{
    // The transformed tiles of a block take a third of a second-level cache of 1 MB. The rest is for the products of a panel and for weights and outputs passing by.
    private const int BlockFloats = 80 * 1024;

    // Where channels are few, the products are more than what they are made of.
    private const int ProductFloats = 64 * 1024;

    // A last block of fewer tiles would read all weights for hardly any work: it is joined to the one before.
    private const int LeastTiles = 8;

    private readonly PackedPanels<TSimd, TVector> _panels;
    private readonly PinnedFloats _bias;
    private readonly PinnedFloats _zeros;
    private readonly float _floor;
    private readonly int _channelStride;
    private readonly int _points;
    private readonly Extent _outputs;
    private readonly int _productStride;
    private readonly int _tileRows;
    private readonly int _tileColumns;

    // kernel (O, C, Kh, Kw) -> panels (O / width, points, C, width)
    public WinogradLayer(OperationInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias)
        : base(info)
    {
        int channels = info.Input.Channels, wholeVectors = DivideUp(info.Output.Channels, TSimd.Lanes) * TSimd.Lanes;
        _outputs = TTile.Outputs;
        _points = TTile.KernelTransformDown.GetLength(0) * TTile.KernelTransformAcross.GetLength(0);
        _productStride = RowStride.Of(_points * PanelWidth);
        _panels = new PackedPanels<TSimd, TVector>(wholeVectors, channels, bias: [], _points);
        _bias = new PinnedFloats(wholeVectors);
        bias.CopyTo(_bias.Span);
        _floor = Floor(info.Activation);
        _channelStride = RowStride.Of(channels);
        _zeros = new PinnedFloats(_channelStride);
        (_tileRows, _tileColumns) = (DivideUp(info.Output.Height, _outputs.Height), DivideUp(info.Output.Width, _outputs.Width));

        fixed (float* kernel = kernelOihw)
        {
            for (int panel = 0; panel < _panels.Count; panel++) Pack(kernel, panel);
        }
    }

    private static int PanelWidth => PackedPanels<TSimd, TVector>.Width;

    internal override long WeightBytes => _panels.Bytes;

    internal override long ScratchFloats(int batch)
    {
        var blocks = new Blocks(this, batch);
        return ((long)_points * blocks.PointStride) + ((long)blocks.MostTiles * _productStride);
    }

    internal override void Run(Frame frame, MapView x, MapView y)
    {
        // As many blocks at a time as there are threads: each has its transformed tiles in one thread's scratch memory, where all threads read them.
        var blocks = new Blocks(this, x.Batch);
        for (int first = 0; first < blocks.Count; first += frame.Threads)
        {
            int count = Math.Min(frame.Threads, blocks.Count - first);
            var inputs = new Inputs(this, frame, x, blocks, first);
            frame.For(ref inputs, count * inputs.ItemsPerBlock);
            var outputs = new Outputs(this, frame, y, blocks, first, count);
            frame.For(ref outputs, outputs.Count);
        }
    }

    // kernel (O, C, Kh, Kw) -> panel (points, C, width)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pack(float* kernel, int panel)
    {
        Panel weights = _panels[panel];
        int channels = Info.Input.Channels, area = TTile.Kernel.Height * TTile.Kernel.Width, most = KernelRows.Block / area, width = weights.Width;
        int firstOutput = panel * PanelWidth, outputs = Math.Min(width, Info.Output.Channels - firstOutput);
        float* rows = stackalloc float[most * area * width];
        for (int first = 0; first < channels; first += most)
        {
            int count = Math.Min(most, channels - first);
            KernelRows.Transpose(kernel + ((((long)firstOutput * channels) + first) * area), (nint)channels * area, outputs, count * area, rows, width);
            for (int i = 0; i < count; i++)
                WinogradKernel<TSimd, TVector, TTile>.Apply(rows + (i * area * width), width, weights.Weights + ((first + i) * width), (nint)channels * width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int Image, int Row, int Column) Place(int tile) =>
        (tile / _tileColumns / _tileRows, tile / _tileColumns % _tileRows * _outputs.Height, tile % _tileColumns * _outputs.Width);

    private static int DivideUp(int dividend, int divisor) => (dividend + divisor - 1) / divisor;

    // How the tiles of all images are divided: into blocks as high as whole tiles of the micro-kernel, the last one lower or a little higher.
    private readonly struct Blocks
    {
        private readonly int _tiles;
        private readonly int _tilesOfAll;

        public Blocks(WinogradLayer<TSimd, TVector, TTile> layer, int batch)
        {
            int tileRows = PanelProduct<TSimd, TVector>.TileRows, most = Math.Min(BlockFloats / layer._channelStride, ProductFloats / PanelWidth) / layer._points;
            _tilesOfAll = batch * layer._tileRows * layer._tileColumns;
            _tiles = Math.Max(1, most / tileRows) * tileRows;
            Count = Math.Max(1, (_tilesOfAll + _tiles - LeastTiles) / _tiles);
            MostTiles = Math.Min(_tilesOfAll, _tiles + LeastTiles - 1);
            PointStride = RowStride.Of(MostTiles * layer._channelStride);
        }

        public int Count { get; }

        public int MostTiles { get; }

        /// <summary>Floats from a point's matrix to the next.</summary>
        public int PointStride { get; }

        public int First(int block) => block * _tiles;

        public int Tiles(int block) => block == Count - 1 ? _tilesOfAll - First(block) : _tiles;
    }

    // input (N, H, W, C) -> points (blocks, points, tiles, C)
    private readonly struct Inputs(WinogradLayer<TSimd, TVector, TTile> layer, Frame frame, MapView x, Blocks blocks, int firstBlock) : IParallelBody
    {
        private const int TilesPerItem = 4;

        public int ItemsPerBlock => DivideUp(blocks.MostTiles, TilesPerItem);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            int block = item / ItemsPerBlock, first = item % ItemsPerBlock * TilesPerItem;
            int firstTile = blocks.First(firstBlock + block), end = Math.Min(first + TilesPerItem, blocks.Tiles(firstBlock + block));
            float* points = frame.Scratch(block);
            for (int tile = first; tile < end; tile++)
            {
                (int image, int row, int column) = layer.Place(firstTile + tile);
                WinogradInput<TSimd, TVector, TTile>.TransformTile(
                    x, image, (row * layer.Info.Stride.Height) - layer.Info.Padding.Top, (column * layer.Info.Stride.Width) - layer.Info.Padding.Left, layer._zeros.Data,
                    points + ((long)tile * layer._channelStride), blocks.PointStride);
            }
        }
    }

    // points (blocks, points, tiles, C), panel (points, C, width) -> products (tiles, points, width) -> output (N, Ho, Wo, O)
    private readonly struct Outputs(WinogradLayer<TSimd, TVector, TTile> layer, Frame frame, MapView y, Blocks blocks, int firstBlock, int blockCount) : IParallelBody
    {
        // An item is a panel of a block. Those that are left when all threads have done equally many are divided among them by tiles.
        private readonly int _whole = blockCount * layer._panels.Count / frame.Threads * frame.Threads;

        public int Count => _whole + ((blockCount * layer._panels.Count - _whole) * frame.Threads);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            (int parts, int part, int whole) = (1, 0, item);
            if (item >= _whole) (parts, part, whole) = (frame.Threads, (item - _whole) % frame.Threads, _whole + ((item - _whole) / frame.Threads));
            (int block, int panel) = (whole / layer._panels.Count, whole % layer._panels.Count);
            int tiles = blocks.Tiles(firstBlock + block), first = part * tiles / parts, end = (part + 1) * tiles / parts;
            int firstTile = blocks.First(firstBlock + block) + first;
            float* points = frame.Scratch(block) + ((long)first * layer._channelStride), products = frame.Scratch(thread) + ((long)layer._points * blocks.PointStride);
            Multiply(panel, points, firstTile, end - first, products);
            Transform(panel, products, firstTile, end - first);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Multiply(int panel, float* points, int firstTile, int tiles, float* products)
        {
            for (int point = 0; point < layer._points; point++)
            {
                for (int tile = point * tiles / layer._points; tile < (point + 1) * tiles / layer._points; tile++) Prefetch(OutputOf(panel, firstTile + tile));
                var inputs = new MatrixRows(points + ((long)point * blocks.PointStride), layer._channelStride, tiles, layer.Info.Input.Channels);
                PanelProduct<TSimd, TVector>.Run(layer._panels[panel, point], inputs, float.NegativeInfinity, products + (point * PanelWidth), layer._productStride);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Transform(int panel, float* products, int firstTile, int tiles)
        {
            int channels = Math.Min(PanelWidth, y.ChannelCount - (panel * PanelWidth));
            for (int tile = 0; tile < tiles; tile++)
            {
                OutputTile output = OutputOf(panel, firstTile + tile);
                WinogradOutput<TSimd, TVector, TTile>.TransformTile(
                    products + ((long)tile * layer._productStride), PanelWidth, layer._bias.Data + (panel * PanelWidth), layer._floor,
                    output.First, (nint)y.Width * y.PixelStride, y.PixelStride, output.Rows, output.Columns, channels);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private OutputTile OutputOf(int panel, int tile)
        {
            (int image, int row, int column) = layer.Place(tile);
            float* first = y.Data + ((((((long)image * y.Height) + row) * y.Width) + column) * y.PixelStride) + (panel * PanelWidth);
            return new(first, Math.Min(layer._outputs.Height, y.Height - row), Math.Min(layer._outputs.Width, y.Width - column));
        }

        // The outputs' lines come to the second-level cache while their products are made, which leaves the memory idle; the transform, which takes little longer than its stores,
        // would wait for each of them.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Prefetch(OutputTile output)
        {
            if (!Sse.IsSupported) return;

            for (int row = 0; row < output.Rows; row++)
            {
                float* pixel = output.First + ((long)row * y.Width * y.PixelStride);
                for (int column = 0; column < output.Columns; column++, pixel += y.PixelStride)
                {
                    Sse.Prefetch1(pixel);
                    Sse.Prefetch1(pixel + TSimd.Lanes);
                }
            }
        }
    }

    // The pixels of a tile that the map has.
    private readonly struct OutputTile(float* first, int rows, int columns)
    {
        public float* First => first;

        public int Rows => rows;

        public int Columns => columns;
    }
}
