using System;

namespace InceptionGen.Training.Parameters;

/// <summary>Brings kernels from the order of weight files, (O, I, H, W), into that of training, (G, H, W, I, O / G), and back. With output channels side by side,
/// panels of weights are copied without being transposed. Those of linear layers are in <see cref="WeightPanels"/>.</summary>
internal static class KernelOrder
{
    /// <summary>Filters that are brought together: as many floats as a cache line has.</summary>
    public const int Filters = 16;

    /// <summary>(O, I, H, W) -> the order of a parameter.</summary>
    public static void FromFile(Parameter kernel, ReadOnlySpan<float> oihw, Span<float> own)
    {
        if (kernel.Gradient is null) FromFile(kernel.Operation, oihw, own);
        else FromFile(kernel, first: 0, oihw, own);
    }

    /// <summary>The order of a parameter -> (O, I, H, W).</summary>
    public static void ToFile(Parameter kernel, ReadOnlySpan<float> own, Span<float> oihw)
    {
        if (kernel.Gradient is null) ToFile(kernel.Operation, own, oihw);
        else ToFile(kernel, first: 0, own, oihw);
    }

    /// <summary>Some filters of (O, I, H, W) -> the order of a parameter.</summary>
    /// <param name="kernel">Whose kernel it is.</param>
    /// <param name="first">The first of the filters.</param>
    /// <param name="filters">They: (filters, I, H, W).</param>
    /// <param name="own">All of the kernel.</param>
    public static void FromFile(Parameter kernel, int first, ReadOnlySpan<float> filters, Span<float> own)
    {
        if (kernel.Gradient is null)
        {
            FromFile(kernel.Operation, first, filters, own);
            return;
        }

        foreach ((int file, int place, int step, int count) in new PanelRows(kernel.Operation, first, filters.Length))
        {
            for (int i = 0; i < count; i++) own[place + i] = filters[file + (i * step)];
        }
    }

    /// <summary>The order of a parameter -> some filters of (O, I, H, W).</summary>
    /// <param name="kernel">Whose kernel it is.</param>
    /// <param name="first">The first of the filters.</param>
    /// <param name="own">All of the kernel.</param>
    /// <param name="filters">Where they go: (filters, I, H, W).</param>
    public static void ToFile(Parameter kernel, int first, ReadOnlySpan<float> own, Span<float> filters)
    {
        if (kernel.Gradient is null)
        {
            ToFile(kernel.Operation, first, own, filters);
            return;
        }

        foreach ((int file, int place, int step, int count) in new PanelRows(kernel.Operation, first, filters.Length))
        {
            for (int i = 0; i < count; i++) filters[file + (i * step)] = own[place + i];
        }
    }

    /// <summary>(O, I, H, W) -> (G, H, W, I, O / G).</summary>
    public static void FromFile(ConvolutionInfo convolution, ReadOnlySpan<float> oihw, Span<float> hwio)
    {
        int length = FilterLength(convolution), filters = convolution.Output.Channels;
        for (int first = 0; first < filters; first += Filters)
            FromFile(convolution, first, oihw.Slice(first * length, Math.Min(Filters, filters - first) * length), hwio);
    }

    /// <summary>(G, H, W, I, O / G) -> (O, I, H, W).</summary>
    public static void ToFile(ConvolutionInfo convolution, ReadOnlySpan<float> hwio, Span<float> oihw)
    {
        int length = FilterLength(convolution), filters = convolution.Output.Channels;
        for (int first = 0; first < filters; first += Filters)
            ToFile(convolution, first, hwio, oihw.Slice(first * length, Math.Min(Filters, filters - first) * length));
    }

    /// <summary>Some filters of (O, I, H, W) -> (G, H, W, I, O / G).</summary>
    /// <param name="convolution">Whose kernel it is.</param>
    /// <param name="first">The first of the filters.</param>
    /// <param name="filters">They: (filters, I, H, W).</param>
    /// <param name="hwio">All of the kernel.</param>
    private static void FromFile(ConvolutionInfo convolution, int first, ReadOnlySpan<float> filters, Span<float> hwio)
    {
        int length = FilterLength(convolution), count = filters.Length / length;
        Span<int> starts = stackalloc int[count];
        int outputs = Starts(convolution, first, starts);
        foreach ((int own, int file) in new Places(convolution))
        {
            for (int filter = 0; filter < count; filter++) hwio[starts[filter] + (own * outputs)] = filters[(filter * length) + file];
        }
    }

    /// <summary>(G, H, W, I, O / G) -> some filters of (O, I, H, W).</summary>
    /// <param name="convolution">Whose kernel it is.</param>
    /// <param name="first">The first of the filters.</param>
    /// <param name="hwio">All of the kernel.</param>
    /// <param name="filters">Where they go: (filters, I, H, W).</param>
    private static void ToFile(ConvolutionInfo convolution, int first, ReadOnlySpan<float> hwio, Span<float> filters)
    {
        int length = FilterLength(convolution), count = filters.Length / length;
        Span<int> starts = stackalloc int[count];
        int outputs = Starts(convolution, first, starts);
        foreach ((int own, int file) in new Places(convolution))
        {
            for (int filter = 0; filter < count; filter++) filters[(filter * length) + file] = hwio[starts[filter] + (own * outputs)];
        }
    }

    /// <summary>Weights of a filter.</summary>
    public static int FilterLength(ConvolutionInfo convolution) => checked((int)(convolution.KernelLength / convolution.Output.Channels));

    // Where the first weight of each filter is in training's order; and how many floats there are to the next weight.
    private static int Starts(ConvolutionInfo convolution, int first, Span<int> starts)
    {
        int outputs = convolution.Output.Channels / convolution.Groups, length = FilterLength(convolution);
        for (int filter = 0; filter < starts.Length; filter++)
        {
            (int group, int output) = Math.DivRem(first + filter, outputs);
            starts[filter] = (group * length * outputs) + output;
        }

        return outputs;
    }

    /// <summary>The rows of panels that hold some filters: where one begins among the filters' weights in files and in the kernel, how far apart its numbers are in files, and how many
    /// there are.</summary>
    private ref struct PanelRows(ConvolutionInfo convolution, int first, int weights)
    {
        private readonly WeightPanels _panels = new(checked((int)convolution.Input.Elements), convolution.Output.Channels);
        private readonly int _inputs = convolution.Input.Channels;
        private readonly int _area = convolution.Kernel.Height * convolution.Kernel.Width;
        private readonly int _first = first;
        private readonly int _end = first + (weights / FilterLength(convolution));
        private int _filter = first;
        private int _next = -1;

        public readonly (int File, int Own, int Step, int Count) Current
        {
            get
            {
                (int panel, int column) = Math.DivRem(_filter, WeightPanels.Width);
                (int input, int place) = Math.DivRem(_next, _area);
                int own = _panels.Start(panel) + (((place * _inputs) + input) * _panels.Columns(panel)) + column;
                return (((_filter - _first) * _panels.Depth) + _next, own, _panels.Depth, Count);
            }
        }

        // The filters of the present panel that are left.
        private readonly int Count => Math.Min(_end, ((_filter / WeightPanels.Width) + 1) * WeightPanels.Width) - _filter;

        public readonly PanelRows GetEnumerator() => this;

        public bool MoveNext()
        {
            if (++_next == _panels.Depth) (_filter, _next) = (_filter + Count, 0);
            return _filter < _end;
        }
    }

    /// <summary>The weights of a filter in the order of training, (H, W, I), each with its place in (I, H, W).</summary>
    private struct Places(ConvolutionInfo convolution)
    {
        private readonly int _inputs = convolution.GroupChannels;
        private readonly int _area = convolution.Kernel.Height * convolution.Kernel.Width;
        private int _own = -1;
        private int _place;
        private int _input = -1;

        public readonly (int Own, int File) Current => (_own, (_input * _area) + _place);

        public readonly Places GetEnumerator() => this;

        public bool MoveNext()
        {
            _own++;
            if (++_input < _inputs) return true;
            _input = 0;
            return ++_place < _area;
        }
    }
}
