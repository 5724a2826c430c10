using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Products;

/// <summary>A convolution whose rows are made a chunk at a time, of pixels from anywhere in the map.</summary>
internal abstract unsafe class ProductLayer<TSimd, TVector> : PanelLayer<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    // Results that are added to another map are still in the second-level cache then.
    private const int AddedFloats = 96 * 1024;

    private protected ProductLayer(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise)
        : base(info, kernelOihw, bias, isPrecise) => ChunkRows = BlockSizes.ChunkRows(Depth, TileRows);

    /// <summary>Rows that are made at a time.</summary>
    protected int ChunkRows { get; }

    internal override void Run(KernelContext context, MapView x, MapView y, Residual residual) => Run(context, [this], x, [y], residual);

    // input (N, H, W, C) -> rows [first, first + count) of (N * Ho * Wo, depth)
    protected abstract MatrixRows Rows(MapView x, int first, int count, float* scratch);

    /// <summary>Multiplies the rows by the panels of several layers that have the same rows, as if they stood in one matrix.</summary>
    private protected void Run(KernelContext context, ReadOnlySpan<Layer> layers, MapView x, ReadOnlySpan<MapView> ys, Residual residual)
    {
        var chunks = new Chunks(this, context, layers, x, ys, residual);
        context.For(ref chunks, chunks.Count);
    }

    // rows of the pixels from the given one on, by the panels [start, end) -> output pixels, the panels' channels
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(MatrixRows rows, int pixel, int start, int end, MapView y, Residual residual)
    {
        for (int panel = start; panel < end; panel++)
        {
            int channel = panel * PackedPanels<TSimd, TVector>.Width;
            float* output = y.Data + ((long)pixel * y.PixelStride) + channel;
            Multiply(panel, rows, output, y.PixelStride);
        }

        int first = start * PackedPanels<TSimd, TVector>.Width, last = Math.Min(end * PackedPanels<TSimd, TVector>.Width, y.ChannelCount);
        if (first < last) new Epilogue(Info.Activation, residual).Finish<TSimd, TVector>(y, pixel, rows.Count, first, last - first);
    }

    // One item is a chunk of rows by a group of panels.
    private readonly ref struct Chunks : IParallelBody
    {
        // Parts of the rows for a thread. Each ends in a low tile: of 196 rows, 8 parts take as long as 208, and 4 as 200.
        private const int PartsOfRows = 2;

        private readonly ProductLayer<TSimd, TVector> _first;
        private readonly KernelContext _context;
        private readonly ReadOnlySpan<Layer> _layers;
        private readonly MapView _x;
        private readonly ReadOnlySpan<MapView> _ys;
        private readonly Residual _residual;
        private readonly int _panels;
        private readonly int _rows;
        private readonly int _groups;

        public Chunks(
            ProductLayer<TSimd, TVector> first, KernelContext context, ReadOnlySpan<Layer> layers, MapView x, ReadOnlySpan<MapView> ys, Residual residual)
        {
            (_first, _context, _x, _residual, _rows, _groups) = (first, context, x, residual, first.ChunkRows, 1);
            _layers = layers;
            _ys = ys;
            foreach (Layer layer in layers) _panels += ((ProductLayer<TSimd, TVector>)layer).Panels.Count;

            if (!residual.IsNone) _rows = Math.Clamp(AddedFloats / ys[0].ChannelCount / TileRows * TileRows, TileRows, _rows);

            // The longer side is divided, into the same number of parts for every thread; the shorter one is what all threads read.
            (int pixels, int threads) = (ys[0].Pixels, context.Threads);
            if (threads > 1 && pixels >= _panels * PackedPanels<TSimd, TVector>.Width)
                _rows = DivideUp(pixels, threads * Math.Max(PartsOfRows, DivideUp(pixels, _rows * threads)));
            else if (threads > 1)
                _groups = Math.Min(_panels, threads * GroupsOfPanels(_panels, threads));
            int chunks = DivideUp(pixels, _rows);
            Count = chunks * _groups;
        }

        public int Count { get; }

        // Groups for a thread, so that it has the fewest panels if all of them are the largest; of those, the most groups.
        private static int GroupsOfPanels(int panels, int threads)
        {
            (int best, int fewest) = (1, int.MaxValue);
            for (int groups = 1; groups <= ItemsPerThread; groups++)
            {
                int most = groups * DivideUp(panels, groups * threads);
                if (most <= fewest) (best, fewest) = (groups, most);
            }

            return best;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            int pixel = item / _groups * _rows, group = item % _groups;
            int start = group * _panels / _groups, end = (group + 1) * _panels / _groups;
            MatrixRows rows = _first.Rows(_x, pixel, Math.Min(_rows, _ys[0].Pixels - pixel), _context.Scratch(thread));
            for (int i = 0; i < _layers.Length; i++)
            {
                var layer = (ProductLayer<TSimd, TVector>)_layers[i];
                int panels = layer.Panels.Count;
                layer.Multiply(rows, pixel, Math.Max(start, 0), Math.Min(end, panels), _ys[i], _residual);
                start -= panels;
                end -= panels;
            }
        }
    }
}
