using System;

namespace InceptionGen.Training.Parameters;

/// <summary>Brings kernels from the order of weight files, (O, I, H, W), into that of training, (G, H, W, I, O / G), and back. With output channels side by side,
/// panels of weights are copied without being transposed.</summary>
internal static class KernelOrder
{
    /// <summary>Filters that are brought together: as many floats as a cache line has.</summary>
    public const int Filters = 16;

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
    public static void FromFile(ConvolutionInfo convolution, int first, ReadOnlySpan<float> filters, Span<float> hwio)
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
    public static void ToFile(ConvolutionInfo convolution, int first, ReadOnlySpan<float> hwio, Span<float> filters)
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
