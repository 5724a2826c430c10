using System;
using System.Runtime.CompilerServices;
using InceptionGen.Execution;
using InceptionGen.Kernels.Simd;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Strassen;

/// <summary>A 1x1 convolution by one level of Strassen's algorithm in Winograd's form: with pixels in pairs and channels in halves it is seven products of half the depth
/// and half the outputs instead of eight. The sums of weights are made when they are packed.</summary>
/// <remarks>Sources: Strassen 1969, Gaussian elimination is not optimal; Winograd 1971, On multiplication of 2x2 matrices. Pixels are neighbours in their image, so that results
/// depend neither on the batch nor on the threads.</remarks>
internal sealed unsafe class StrassenLayer<TSimd, TVector> : Layer
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    private const int Products = 7;

    // The rows of a chunk take at most a quarter of a second-level cache of 1 MB and their factors as much; the rest is for panels passing by.
    private const int ChunkFloats = 64 * 1024;

    // The seven products of more tiles would not stay in the first-level cache until they are added up.
    private const int MostTiles = 2;

    // A last chunk of fewer pairs would read all weights for hardly any work: it is joined to the one before.
    private const int LeastPairs = 8;

    private readonly PackedPanels<TSimd, TVector> _panels;
    private readonly PinnedFloats _bias;
    private readonly float _floor;
    private readonly int _leftOutputs;

    // kernel (O, C) -> panels (O / 2 / width, 7, C / 2, width)
    public StrassenLayer(OperationInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias)
        : base(info)
    {
        _leftOutputs = DivideUp(info.Output.Channels, 2 * TSimd.Lanes) * TSimd.Lanes;
        _panels = new PackedPanels<TSimd, TVector>(_leftOutputs, Depth / 2, bias: [], Products);
        _bias = new PinnedFloats(2 * _leftOutputs);
        bias.CopyTo(_bias.Span);
        _floor = Floor(info.Activation);
        for (int panel = 0; panel < _panels.Count; panel++)
            StrassenPanels<TSimd, TVector>.Pack(kernelOihw, Depth, panel * PanelWidth, _leftOutputs + (panel * PanelWidth), _panels[panel]);
    }

    internal override long WeightBytes => _panels.Bytes;

    private static int PanelWidth => PackedPanels<TSimd, TVector>.Width;

    private static int ProductStride => RowStride.Of(Products * PanelWidth);

    private int Depth => Info.Input.Channels;

    internal override long ScratchFloats(int batch)
    {
        int pairs = new Chunks(this, least: 1).MostPairs;
        return StrassenFactors<TSimd, TVector>.Floats(pairs, Depth) + ((long)pairs * ProductStride);
    }

    internal override void Run(Frame frame, MapView x, MapView y) => Run(frame, [this], x, [y], addition: default);

    internal override void RunAdding(Frame frame, MapView x, MapView added, MapView y, float scale, float floor) =>
        Run(frame, [this], x, [y], new(added, scale, floor));

    internal override void RunTogether(Frame frame, ReadOnlySpan<Layer> layers, MapView x, ReadOnlySpan<MapView> ys)
    {
        foreach (Layer layer in layers)
        {
            if (layer is StrassenLayer<TSimd, TVector>) continue;

            base.RunTogether(frame, layers, x, ys);
            return;
        }

        Run(frame, layers, x, ys, addition: default);
    }

    private void Run(Frame frame, ReadOnlySpan<Layer> layers, MapView x, ReadOnlySpan<MapView> ys, Addition addition)
    {
        var items = new Items(this, frame, layers, x, ys, addition);
        frame.For(ref items, items.Count);
    }

    // factors (7, pairs, C / 2) by the panels [start, end) -> their channels, left and right, of count pixels of the output from the given one on
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(in StrassenFactors<TSimd, TVector> factors, int start, int end, float* products, MapView y, int pixel, int count, Addition addition)
    {
        float* output = y.Data + ((long)pixel * y.PixelStride);
        for (int panel = start; panel < end; panel++) Multiply(factors, panel, products, output + (panel * PanelWidth), y.PixelStride, count);
        if (addition.IsNone || start >= end) return;

        int first = start * PanelWidth, last = Math.Min(end * PanelWidth, _leftOutputs), lastRight = Math.Min(_leftOutputs + last, y.ChannelCount);
        addition.Apply<TSimd, TVector>(y, pixel, count, first, last - first);
        if (_leftOutputs + first < lastRight) addition.Apply<TSimd, TVector>(y, pixel, count, _leftOutputs + first, lastRight - _leftOutputs - first);
    }

    // factors (7, pairs, C / 2) by a panel (7, C / 2, width) -> products (pairs, 7, width) -> output (count, width) and as much in the right half
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(in StrassenFactors<TSimd, TVector> factors, int panel, float* products, float* output, nint pixelStride, int count)
    {
        int first = panel * PanelWidth, width = _panels[panel].Width;
        for (int product = 0; product < Products; product++)
        {
            StrassenSums<TSimd, TVector>.Prefetch(output, pixelStride, product * count / Products, (product + 1) * count / Products, width, _leftOutputs);
            PanelProduct<TSimd, TVector>.RunSums(_panels[panel, product], factors[product], products + (product * width), ProductStride);
        }

        StrassenSums<TSimd, TVector>.Run(
            products, ProductStride, width, _bias.Data + first, _floor, output, pixelStride, count, _leftOutputs, Info.Output.Channels - _leftOutputs - first);
    }

    private static int DivideUp(int dividend, int divisor) => (dividend + divisor - 1) / divisor;

    // How the pixels of an image are divided: into chunks of as many pairs as whole tiles of the micro-kernel have rows, the last one lower or a little higher.
    private readonly struct Chunks
    {
        private readonly int _pairs;
        private readonly int _pixels;

        public Chunks(StrassenLayer<TSimd, TVector> layer, int least)
        {
            int tileRows = PanelProduct<TSimd, TVector>.TileRows;
            _pixels = layer.Info.Output.Height * layer.Info.Output.Width;
            int pairs = DivideUp(_pixels, 2), most = Math.Min(MostTiles * tileRows, Math.Min(ChunkFloats / (2 * layer.Depth), DivideUp(pairs, least)));
            _pairs = Math.Max(1, most / tileRows) * tileRows;
            Count = Math.Max(1, (pairs + _pairs - LeastPairs) / _pairs);
            MostPairs = Math.Min(pairs, _pairs + LeastPairs - 1);
        }

        public int Count { get; }

        public int MostPairs { get; }

        public int FirstPixel(int chunk) => chunk * 2 * _pairs;

        public int Pixels(int chunk) => chunk == Count - 1 ? _pixels - FirstPixel(chunk) : 2 * _pairs;
    }

    // One item is a chunk of an image by a group of panels.
    private readonly ref struct Items : IParallelBody
    {
        private const int ItemsPerThread = 4;

        private readonly Frame _frame;
        private readonly ReadOnlySpan<Layer> _layers;
        private readonly MapView _x;
        private readonly ReadOnlySpan<MapView> _ys;
        private readonly Addition _addition;
        private readonly Chunks _chunks;
        private readonly int _panels;
        private readonly int _groups;

        public Items(StrassenLayer<TSimd, TVector> first, Frame frame, ReadOnlySpan<Layer> layers, MapView x, ReadOnlySpan<MapView> ys, Addition addition)
        {
            (_frame, _x, _addition) = (frame, x, addition);
            _layers = layers;
            _ys = ys;
            foreach (Layer layer in layers) _panels += ((StrassenLayer<TSimd, TVector>)layer)._panels.Count;

            // The longer side is divided; the shorter one is what all threads read. A group of panels for a thread and no more: every item makes the factors of its chunk.
            // Where that is no whole number of panels, the chunks of all images take turns in which groups are larger: there are as many as groups, where tiles allow.
            bool dividesRows = frame.Threads > 1 && x.Height * x.Width >= 2 * _panels * PanelWidth;
            _groups = dividesRows ? 1 : Math.Min(_panels, frame.Threads);
            int turns = _panels % _groups == 0 ? 1 : DivideUp(_groups, x.Batch);
            _chunks = new(first, dividesRows ? ItemsPerThread * frame.Threads : turns);
            Count = x.Batch * _chunks.Count * _groups;
        }

        public int Count { get; }

        private int FirstPanel(int group, int place) => ((group * _panels) + (place % _groups)) / _groups;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            (int place, int group) = Math.DivRem(item, _groups);
            (int image, int chunk) = Math.DivRem(place, _chunks.Count);
            (int start, int end) = (FirstPanel(group, place), FirstPanel(group + 1, place));
            int pixel = (image * _x.Height * _x.Width) + _chunks.FirstPixel(chunk), count = _chunks.Pixels(chunk);
            float* scratch = _frame.Scratch(thread);
            var factors = new StrassenFactors<TSimd, TVector>(new(_x.Data + ((long)pixel * _x.PixelStride), _x.PixelStride, count, _x.ChannelCount), scratch);
            factors.Make();
            float* products = scratch + StrassenFactors<TSimd, TVector>.Floats(factors.Pairs, _x.ChannelCount);
            for (int i = 0; i < _layers.Length; i++)
            {
                var layer = (StrassenLayer<TSimd, TVector>)_layers[i];
                int panels = layer._panels.Count;
                layer.Multiply(factors, Math.Max(start, 0), Math.Min(end, panels), products, _ys[i], pixel, count, _addition);
                start -= panels;
                end -= panels;
            }
        }
    }
}
