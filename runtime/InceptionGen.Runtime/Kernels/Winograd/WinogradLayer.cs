using System;
using System.Runtime.CompilerServices;
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
    // A last block of fewer tiles would read all weights for hardly any work: it is joined to the one before.
    private const int LeastTiles = 8;

    private readonly WinogradWeights<TSimd, TVector, TTile> _weights;
    private readonly PinnedFloats _zeros;
    private readonly TileGrid _grid;

    // kernel (O, C, Kh, Kw)
    public WinogradLayer(OperationInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias)
        : base(info)
    {
        _weights = new(info, kernelOihw, bias);
        _zeros = new PinnedFloats(info.Input.Channels);
        _grid = new(info.Output.Height, info.Output.Width, TTile.Outputs);
    }

    private static int Points => WinogradWeights<TSimd, TVector, TTile>.Points;

    internal override long WeightBytes => _weights.Bytes;

    internal override long ScratchFloats(int batch)
    {
        var blocks = new Blocks(this, batch);
        return ((long)Points * blocks.PointStride) + ((long)blocks.MostTiles * _weights.ProductStride);
    }

    internal override void Run(Frame frame, MapView x, MapView y)
    {
        // As many blocks at a time as there are threads: each has its transformed tiles in one thread's scratch memory, where all threads read them.
        var blocks = new Blocks(this, x.Batch);
        var products = new WinogradProducts<TSimd, TVector, TTile>(_weights, _grid, y, blocks.PointStride);
        for (int first = 0; first < blocks.Count; first += frame.Threads)
        {
            int count = Math.Min(frame.Threads, blocks.Count - first);
            var inputs = new Inputs(this, frame, x, blocks, first);
            frame.For(ref inputs, count * inputs.ItemsPerBlock);
            var outputs = new Outputs(this, frame, products, blocks, first, count);
            frame.For(ref outputs, outputs.Count);
        }
    }

    // How the tiles of all images are divided: into blocks as high as whole tiles of the micro-kernel, the last one lower or a little higher.
    private readonly struct Blocks
    {
        private readonly int _tiles;
        private readonly int _tilesOfAll;

        public Blocks(WinogradLayer<TSimd, TVector, TTile> layer, int batch)
        {
            (_tiles, _tilesOfAll) = (layer._weights.BlockTiles, batch * layer._grid.Count);
            Count = Math.Max(1, (_tilesOfAll + _tiles - LeastTiles) / _tiles);
            MostTiles = Math.Min(_tilesOfAll, _tiles + LeastTiles - 1);
            PointStride = RowStride.Of(MostTiles * layer._weights.ChannelStride);
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

        public int ItemsPerBlock => (blocks.MostTiles + TilesPerItem - 1) / TilesPerItem;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            int block = item / ItemsPerBlock, first = item % ItemsPerBlock * TilesPerItem;
            int firstTile = blocks.First(firstBlock + block), end = Math.Min(first + TilesPerItem, blocks.Tiles(firstBlock + block));
            float* points = frame.Scratch(block);
            for (int tile = first; tile < end; tile++)
            {
                (int image, int row, int column) = layer._grid.Place(firstTile + tile);
                WinogradInput<TSimd, TVector, TTile>.TransformTile(
                    x, image, (row * layer.Info.Stride.Height) - layer.Info.Padding.Top, (column * layer.Info.Stride.Width) - layer.Info.Padding.Left, layer._zeros.Data,
                    points + ((long)tile * layer._weights.ChannelStride), blocks.PointStride);
            }
        }
    }

    // points (blocks, points, tiles, C) -> output (N, Ho, Wo, O)
    private readonly struct Outputs(
        WinogradLayer<TSimd, TVector, TTile> layer, Frame frame, WinogradProducts<TSimd, TVector, TTile> products, Blocks blocks, int firstBlock, int blockCount) : IParallelBody
    {
        // An item is a panel of a block. Those that are left when all threads have done equally many are divided among them by tiles.
        private readonly int _whole = blockCount * layer._weights.Panels / frame.Threads * frame.Threads;

        public int Count => _whole + ((blockCount * layer._weights.Panels - _whole) * frame.Threads);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            (int parts, int part, int whole) = (1, 0, item);
            if (item >= _whole) (parts, part, whole) = (frame.Threads, (item - _whole) % frame.Threads, _whole + ((item - _whole) / frame.Threads));
            (int block, int panel) = (whole / layer._weights.Panels, whole % layer._weights.Panels);
            int tiles = blocks.Tiles(firstBlock + block), first = part * tiles / parts, end = (part + 1) * tiles / parts;
            products.Run(
                panel, frame.Scratch(block) + ((long)first * layer._weights.ChannelStride), blocks.First(firstBlock + block) + first, end - first,
                frame.Scratch(thread) + ((long)Points * blocks.PointStride));
        }
    }
}
