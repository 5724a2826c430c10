using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Products;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Winograd;

/// <summary>A convolution by one of Winograd's algorithms: tiles of the input are transformed to points, each point is a matrix product of
/// its own, and the products are transformed to tiles of the output.</summary>
internal sealed unsafe class WinogradLayer<TSimd, TVector, TTile> : ConvolutionLayer, IRepackedLayer
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TTile : struct, IWinogradTile
{
    private readonly WinogradWeights<TSimd, TVector, TTile> _weights;
    private readonly PinnedFloats _zeros;
    private readonly TileGrid _grid;

    // kernel (O, C, Kh, Kw)
    public WinogradLayer(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias)
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
        var blocks = new Blocks(this, batch, threads: 1);
        return ((long)Points * blocks.PointStride) + ((long)blocks.MostTiles * _weights.ProductStride);
    }

    void IRepackedLayer.Repack(KernelContext context, float* kernelHwio, ReadOnlySpan<float> bias)
    {
        _weights.Repack(context, kernelHwio, isTurned: false);
        if (!bias.IsEmpty) bias.CopyTo(_weights.Biases);
    }

    void IRepackedLayer.RepackTurned(KernelContext context, float* kernelHwoi) => _weights.Repack(context, kernelHwoi, isTurned: true);

    internal override void Run(KernelContext context, MapView x, MapView y, Residual residual)
    {
        RunTiles(context, x, y);
        new Epilogue(Info.Activation, residual).Finish<TSimd, TVector>(context, y);
    }

    // input (N, H, W, C) -> output (N, Ho, Wo, O): clamp(bias + sums)
    private void RunTiles(KernelContext context, MapView x, MapView y)
    {
        var blocks = new Blocks(this, x.Batch, context.Threads);
        var products = new WinogradProducts<TSimd, TVector, TTile>(_weights, _grid, y, blocks.PointStride);

        // A thread that has a block to itself finds its transformed tiles in its own cache, and waits for nobody in between.
        var whole = new WholeBlocks(this, context, x, products, blocks);
        context.For(ref whole, blocks.Whole);
        if (blocks.Whole == blocks.Count) return;

        var inputs = new Inputs(this, context, x, blocks);
        context.For(ref inputs, inputs.Count);
        var outputs = new Outputs(this, context, products, blocks);
        context.For(ref outputs, outputs.Count);
    }

    // input (N, H, W, C) -> points (points, tiles, C) of the tiles [first, first + count)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TransformInputs(MapView x, int first, int count, float* points, int pointStride)
    {
        for (int tile = 0; tile < count; tile++)
        {
            (int image, int row, int column) = _grid.Place(first + tile);
            WinogradInput<TSimd, TVector, TTile>.TransformTile(
                x, image, (row * Info.Stride.Height) - Info.Padding.Top, (column * Info.Stride.Width) - Info.Padding.Left, _zeros.Data, points + ((long)tile * _weights.ChannelStride), pointStride);
        }
    }

    // How the tiles of all images are divided: into blocks as high as whole tiles of the micro-kernel, the last one lower or a little higher; or into one for each thread, if those are not much
    // higher. Each of the others is done by one thread, and every thread does the same number of them; those left over, no more than there are threads, are shared.
    private readonly struct Blocks
    {
        private readonly int _tiles;
        private readonly int _tilesOfAll;
        private readonly bool _isEven;

        public Blocks(WinogradLayer<TSimd, TVector, TTile> layer, int batch, int threads)
        {
            (_tiles, _tilesOfAll) = (layer._weights.BlockTiles, batch * layer._grid.Count);
            Count = BlockSizes.Blocks(_tilesOfAll, _tiles);
            MostTiles = Math.Min(_tilesOfAll, _tiles + BlockSizes.LeastTiles - 1);
            PointStride = RowStride.Of(MostTiles * layer._weights.ChannelStride);
            _isEven = Count >= threads && (_tilesOfAll + threads - 1) / threads <= MostTiles;
            if (_isEven) Count = threads;
            Whole = _isEven || threads == 1 ? Count : (Count - 1) / threads * threads;
        }

        public int Count { get; }

        /// <summary>How many of them, the first ones, are done by one thread each.</summary>
        public int Whole { get; }

        public int MostTiles { get; }

        /// <summary>Floats from a point's matrix to the next.</summary>
        public int PointStride { get; }

        public int First(int block) => _isEven ? (int)((long)block * _tilesOfAll / Count) : block * _tiles;

        public int Tiles(int block) => (block == Count - 1 ? _tilesOfAll : First(block + 1)) - First(block);
    }

    // input (N, H, W, C) -> output (N, Ho, Wo, O). An item is a block.
    private readonly struct WholeBlocks(
        WinogradLayer<TSimd, TVector, TTile> layer, KernelContext context, MapView x, WinogradProducts<TSimd, TVector, TTile> products, Blocks blocks) : IParallelBody
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            (int first, int tiles) = (blocks.First(item), blocks.Tiles(item));
            float* points = context.Scratch(thread);
            layer.TransformInputs(x, first, tiles, points, blocks.PointStride);
            for (int panel = 0; panel < layer._weights.Panels; panel++) products.Run(panel, points, first, tiles, points + ((long)Points * blocks.PointStride));
        }
    }

    // input (N, H, W, C) -> points (blocks, points, tiles, C) of shared blocks: each has its points in one thread's scratch memory, where all threads read them. An item is a few tiles.
    private readonly struct Inputs(WinogradLayer<TSimd, TVector, TTile> layer, KernelContext context, MapView x, Blocks blocks) : IParallelBody
    {
        private const int TilesPerItem = 4;

        private readonly int _itemsOfBlock = (blocks.MostTiles + TilesPerItem - 1) / TilesPerItem;

        public int Count => (blocks.Count - blocks.Whole) * _itemsOfBlock;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            (int shared, int first) = (item / _itemsOfBlock, item % _itemsOfBlock * TilesPerItem);
            int block = blocks.Whole + shared, count = Math.Min(TilesPerItem, blocks.Tiles(block) - first);
            layer.TransformInputs(x, blocks.First(block) + first, count, context.Scratch(shared) + ((long)first * layer._weights.ChannelStride), blocks.PointStride);
        }
    }

    // points (blocks, points, tiles, C) of shared blocks -> output (N, Ho, Wo, O)
    private readonly struct Outputs(WinogradLayer<TSimd, TVector, TTile> layer, KernelContext context, WinogradProducts<TSimd, TVector, TTile> products, Blocks blocks) : IParallelBody
    {
        // An item is a panel of a block. Those that are left when all threads have done the same number are divided among them by tiles.
        private readonly int _panels = (blocks.Count - blocks.Whole) * layer._weights.Panels;
        private readonly int _undivided = (blocks.Count - blocks.Whole) * layer._weights.Panels / context.Threads * context.Threads;

        public int Count => _undivided + ((_panels - _undivided) * context.Threads);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            (int parts, int part, int undivided) = (1, 0, item);
            if (item >= _undivided) (parts, part, undivided) = (context.Threads, (item - _undivided) % context.Threads, _undivided + ((item - _undivided) / context.Threads));
            (int shared, int panel) = (undivided / layer._weights.Panels, undivided % layer._weights.Panels);
            int block = blocks.Whole + shared, tiles = blocks.Tiles(block), first = part * tiles / parts, end = (part + 1) * tiles / parts;
            products.Run(
                panel, context.Scratch(shared) + ((long)first * layer._weights.ChannelStride), blocks.First(block) + first, end - first,
                context.Scratch(thread) + ((long)Points * blocks.PointStride));
        }
    }
}
