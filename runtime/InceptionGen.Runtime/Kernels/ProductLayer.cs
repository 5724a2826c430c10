using System;
using InceptionGen.Execution;
using InceptionGen.Kernels.Simd;
using InceptionGen.Threading;

namespace InceptionGen.Kernels;

/// <summary>A convolution as one matrix product: a row per output pixel, holding what its kernel sees, by a column per output channel.</summary>
internal abstract unsafe class ProductLayer<TSimd, TVector> : Layer
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    // Rows of a chunk stay in the second-level cache while every panel passes over them.
    private const int ChunkFloats = 64 * 1024;

    private readonly PackedPanels<TSimd, TVector> _panels;
    private readonly float _floor;

    // kernel (O, C, Kh, Kw) -> panels (O / width, Kh * Kw * C, width)
    private protected ProductLayer(OperationInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias)
        : base(info)
    {
        (int outputs, int channels, int area) = (info.Output.Channels, info.Input.Channels, info.Kernel.Height * info.Kernel.Width);
        Depth = checked(area * channels);
        ChunkRows = Math.Max(1, ChunkFloats / Depth / TileRows) * TileRows;
        _floor = Floor(info.Activation);
        _panels = new PackedPanels<TSimd, TVector>(outputs, Depth, bias);
        for (int output = 0; output < outputs; output++)
        {
            float* column = _panels.Column(matrix: 0, output, out int step);
            ReadOnlySpan<float> kernel = kernelOihw.Slice(output * Depth, Depth);
            for (int i = 0; i < Depth; i++) column[(long)i * step] = kernel[(i % channels * area) + (i / channels)];
        }
    }

    /// <summary>Floats of a row.</summary>
    protected int Depth { get; }

    /// <summary>Rows that are made at a time.</summary>
    protected int ChunkRows { get; }

    private static int TileRows => PanelProduct<TSimd, TVector>.TileRows;

    internal override void Run(Frame frame, MapView x, MapView y)
    {
        var chunks = new Chunks(this, frame, x, y);
        frame.For(ref chunks, chunks.Count);
    }

    // input (N, H, W, C) -> rows [first, first + count) of (N * Ho * Wo, depth), the given stride apart
    protected abstract float* Rows(MapView x, int first, int count, float* scratch, out nint stride);

    // One item is a chunk of rows by a group of panels.
    private readonly struct Chunks : IParallelBody
    {
        // More items than threads, so that one that is late costs little.
        private const int ItemsPerThread = 4;

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
            if (!dividesRows) _groups = Math.Min(layer._panels.Count, DivideUp(items, chunks));
            Count = chunks * _groups;
        }

        public int Count { get; }

        public void Run(int item, int thread)
        {
            int first = item / _groups * _rows, group = item % _groups;
            int count = Math.Min(_rows, _y.Pixels - first);
            float* rows = _layer.Rows(_x, first, count, _frame.Scratch(thread), out nint stride);
            float* output = _y.Data + ((long)first * _y.PixelStride);

            PackedPanels<TSimd, TVector> panels = _layer._panels;
            int end = (group + 1) * panels.Count / _groups;
            for (int panel = group * panels.Count / _groups; panel < end; panel++)
            {
                PanelProduct<TSimd, TVector>.Run(
                    panels[panel], rows, stride, count, _layer._floor, output + (panel * PackedPanels<TSimd, TVector>.Width), _y.PixelStride);
            }
        }

        private static int DivideUp(int dividend, int divisor) => (dividend + divisor - 1) / divisor;
    }
}
