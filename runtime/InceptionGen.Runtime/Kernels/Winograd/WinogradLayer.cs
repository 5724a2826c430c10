using System;
using InceptionGen.Execution;
using InceptionGen.Kernels.Simd;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Winograd;

/// <summary>A convolution with stride 1 by Winograd's algorithm: tiles of the input are transformed to 36 points, each point is a matrix product of
/// its own, and the products are transformed to tiles of the output.</summary>
internal sealed unsafe class WinogradLayer<TSimd, TVector, TTile> : Layer
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TTile : struct, IWinogradTile
{
    private const int Points = SixPoints.Count * SixPoints.Count;

    // The transformed tiles of a block fill half of the second-level cache. The other half is for weights passing by and for the products of one panel.
    private const int BlockFloats = 128 * 1024;

    private readonly PackedPanels<TSimd, TVector> _panels;
    private readonly PinnedFloats _bias;
    private readonly PinnedFloats _zeros;
    private readonly float _floor;
    private readonly int _channelStride;
    private readonly int _tileRows;
    private readonly int _tileColumns;

    // kernel (O, C, r, r) -> panels (O / width, 36, C, width)
    public WinogradLayer(OperationInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias)
        : base(info)
    {
        int outputs = info.Output.Channels, channels = info.Input.Channels, area = TTile.Kernel * TTile.Kernel;
        int wholeVectors = DivideUp(outputs, TSimd.Lanes) * TSimd.Lanes;
        _panels = new PackedPanels<TSimd, TVector>(wholeVectors, channels, bias: [], Points);
        _bias = new PinnedFloats(wholeVectors);
        bias.CopyTo(_bias.Span);
        _zeros = new PinnedFloats(channels);
        _floor = Floor(info.Activation);
        _channelStride = RowStride.Of(channels);
        (_tileRows, _tileColumns) = (DivideUp(info.Output.Height, TTile.Outputs), DivideUp(info.Output.Width, TTile.Outputs));

        var transform = new WinogradKernel(TTile.Kernel);
        Span<float> points = stackalloc float[Points];
        for (int output = 0; output < outputs; output++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                transform.Apply(kernelOihw.Slice(((output * channels) + channel) * area, area), points);
                for (int point = 0; point < Points; point++)
                {
                    float* column = _panels.Column(point, output, out int step);
                    column[(long)channel * step] = points[point];
                }
            }
        }
    }

    private static int PanelWidth => PackedPanels<TSimd, TVector>.Width;

    private static int ProductStride => RowStride.Of(Points * PanelWidth);

    internal override long ScratchFloats(int batch)
    {
        long tiles = BlockTiles(batch);
        return (Points * PointStride(batch)) + (tiles * ProductStride) + WinogradInput<TSimd, TVector>.ScratchFloats;
    }

    internal override void Run(Frame frame, MapView x, MapView y)
    {
        // As many blocks at a time as there are threads: each has its transformed tiles in one thread's scratch memory, where all threads read them.
        int blocks = DivideUp(Tiles(x.Batch), BlockTiles(x.Batch));
        for (int first = 0; first < blocks; first += frame.Threads)
        {
            int count = Math.Min(frame.Threads, blocks - first);
            var inputs = new Inputs(this, frame, x, first);
            frame.For(ref inputs, count * inputs.ItemsPerBlock);
            var outputs = new Outputs(this, frame, y, first);
            frame.For(ref outputs, count * _panels.Count);
        }
    }

    private int Tiles(int batch) => batch * _tileRows * _tileColumns;

    // Blocks of equal size, none above the limit.
    private int BlockTiles(int batch)
    {
        int tileRows = PanelProduct<TSimd, TVector>.TileRows;
        int most = Math.Max(1, BlockFloats / (Points * _channelStride) / tileRows) * tileRows;
        int tiles = Tiles(batch);
        return DivideUp(tiles, DivideUp(tiles, most));
    }

    private int PointStride(int batch) => RowStride.Of(BlockTiles(batch) * _channelStride);

    private (int Image, int Row, int Column) Place(int tile) =>
        (tile / _tileColumns / _tileRows, tile / _tileColumns % _tileRows * TTile.Outputs, tile % _tileColumns * TTile.Outputs);

    private static int DivideUp(int dividend, int divisor) => (dividend + divisor - 1) / divisor;

    // input (N, H, W, C) -> points (blocks, 36, tiles, C)
    private readonly struct Inputs(WinogradLayer<TSimd, TVector, TTile> layer, Frame frame, MapView x, int firstBlock) : IParallelBody
    {
        private const int TilesPerItem = 4;

        public int ItemsPerBlock => DivideUp(layer.BlockTiles(x.Batch), TilesPerItem);

        public void Run(int item, int thread)
        {
            int block = item / ItemsPerBlock, blockTiles = layer.BlockTiles(x.Batch), pointStride = layer.PointStride(x.Batch);
            int first = item % ItemsPerBlock * TilesPerItem, firstTile = (firstBlock + block) * blockTiles;
            int end = Math.Min(Math.Min(first + TilesPerItem, blockTiles), layer.Tiles(x.Batch) - firstTile);
            float* points = frame.Scratch(block), scratch = frame.Scratch(thread) + ((long)Points * pointStride);
            for (int tile = first; tile < end; tile++)
            {
                (int image, int row, int column) = layer.Place(firstTile + tile);
                WinogradInput<TSimd, TVector>.TransformTile(
                    x, image, row - layer.Info.Padding.Top, column - layer.Info.Padding.Left, layer._zeros.Data,
                    points + (tile * layer._channelStride), pointStride, scratch);
            }
        }
    }

    // points (blocks, 36, tiles, C), panel (36, C, width) -> products (tiles, 36, width) -> output (N, Ho, Wo, O)
    private readonly struct Outputs(WinogradLayer<TSimd, TVector, TTile> layer, Frame frame, MapView y, int firstBlock) : IParallelBody
    {
        public void Run(int item, int thread)
        {
            int block = item / layer._panels.Count, panel = item % layer._panels.Count;
            int blockTiles = layer.BlockTiles(y.Batch), pointStride = layer.PointStride(y.Batch), firstTile = (firstBlock + block) * blockTiles;
            int tiles = Math.Min(blockTiles, layer.Tiles(y.Batch) - firstTile);
            float* points = frame.Scratch(block), products = frame.Scratch(thread) + ((long)Points * pointStride);
            float* scratch = products + ((long)blockTiles * ProductStride);
            for (int point = 0; point < Points; point++)
            {
                PanelProduct<TSimd, TVector>.Run(
                    layer._panels[panel, point], points + ((long)point * pointStride), layer._channelStride, tiles, float.NegativeInfinity,
                    products + (point * PanelWidth), ProductStride);
            }

            int channels = Math.Min(PanelWidth, y.ChannelCount - (panel * PanelWidth));
            nint rowStride = (nint)y.Width * y.PixelStride;
            for (int tile = 0; tile < tiles; tile++)
            {
                (int image, int row, int column) = layer.Place(firstTile + tile);
                float* output = y.Data + ((((long)image * y.Height) + row) * rowStride) + ((long)column * y.PixelStride) + (panel * PanelWidth);
                WinogradOutput<TSimd, TVector, TTile>.TransformTile(
                    products + (tile * ProductStride), PanelWidth, layer._bias.Data + (panel * PanelWidth), layer._floor, output, rowStride, y.PixelStride,
                    Math.Min(TTile.Outputs, y.Height - row), Math.Min(TTile.Outputs, y.Width - column), channels, scratch);
            }
        }
    }
}
