using System;
using InceptionGen.Execution;
using InceptionGen.Kernels.Simd;
using InceptionGen.Threading;

namespace InceptionGen.Kernels;

/// <summary>A convolution whose rows are made a chunk at a time, of pixels from anywhere in the map.</summary>
internal abstract unsafe class ProductLayer<TSimd, TVector> : PanelLayer<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    // Rows of a chunk stay in the second-level cache while every panel passes over them.
    private const int ChunkFloats = 64 * 1024;

    private protected ProductLayer(OperationInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise)
        : base(info, kernelOihw, bias, isPrecise) => ChunkRows = Math.Max(1, ChunkFloats / Depth / TileRows) * TileRows;

    /// <summary>Rows that are made at a time.</summary>
    protected int ChunkRows { get; }

    internal override void Run(Frame frame, MapView x, MapView y)
    {
        var chunks = new Chunks(this, frame, x, y);
        frame.For(ref chunks, chunks.Count);
    }

    // input (N, H, W, C) -> rows [first, first + count) of (N * Ho * Wo, depth)
    protected abstract MatrixRows Rows(MapView x, int first, int count, float* scratch);

    // One item is a chunk of rows by a group of panels.
    private readonly struct Chunks : IParallelBody
    {
        private readonly ProductLayer<TSimd, TVector> _layer;
        private readonly Frame _frame;
        private readonly MapView _x;
        private readonly MapView _y;
        private readonly int _rows;
        private readonly int _groups;

        public Chunks(ProductLayer<TSimd, TVector> layer, Frame frame, MapView x, MapView y)
        {
            (_layer, _frame, _x, _y, _rows, _groups) = (layer, frame, x, y, layer.ChunkRows, 1);
            int items = frame.Threads == 1 ? 1 : ItemsPerThread * frame.Threads;

            // The longer side is divided; the shorter one is what all threads read.
            bool dividesRows = y.Pixels >= y.ChannelCount;
            if (dividesRows) _rows = Math.Min(_rows, DivideUp(DivideUp(y.Pixels, items), TileRows) * TileRows);
            int chunks = DivideUp(y.Pixels, _rows);
            if (!dividesRows) _groups = Math.Min(layer.Panels.Count, DivideUp(items, chunks));
            Count = chunks * _groups;
        }

        public int Count { get; }

        public void Run(int item, int thread)
        {
            int first = item / _groups * _rows, group = item % _groups;
            int count = Math.Min(_rows, _y.Pixels - first);
            MatrixRows rows = _layer.Rows(_x, first, count, _frame.Scratch(thread));
            float* output = _y.Data + ((long)first * _y.PixelStride);

            int panels = _layer.Panels.Count, end = (group + 1) * panels / _groups;
            for (int panel = group * panels / _groups; panel < end; panel++)
            {
                _layer.Multiply(panel, rows, output + (panel * PackedPanels<TSimd, TVector>.Width), _y.PixelStride);
            }
        }
    }
}
