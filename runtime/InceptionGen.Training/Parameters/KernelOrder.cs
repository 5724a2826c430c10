using System;

namespace InceptionGen.Training.Parameters;

/// <summary>Brings kernels from the order of weight files, (O, I, H, W), into that of training, (G, H, W, I, O / G), and back. With output channels side by side,
/// panels of weights are copied without being transposed. Those of linear layers are in <see cref="WeightPanels"/>.</summary>
internal static class KernelOrder
{
    /// <summary>(O, I, H, W) -> the order of a parameter.</summary>
    public static void FromFile(Parameter kernel, ReadOnlySpan<float> oihw, Span<float> own)
    {
        if (kernel.Gradient is null)
        {
            FromFile(kernel.Operation, oihw, own);
            return;
        }

        foreach ((int file, int place, int step, int count) in new PanelRows(kernel.Operation))
        {
            for (int i = 0; i < count; i++) own[place + i] = oihw[file + (i * step)];
        }
    }

    /// <summary>The order of a parameter -> (O, I, H, W).</summary>
    public static void ToFile(Parameter kernel, ReadOnlySpan<float> own, Span<float> oihw)
    {
        if (kernel.Gradient is null)
        {
            ToFile(kernel.Operation, own, oihw);
            return;
        }

        foreach ((int file, int place, int step, int count) in new PanelRows(kernel.Operation))
        {
            for (int i = 0; i < count; i++) oihw[file + (i * step)] = own[place + i];
        }
    }

    /// <summary>(O, I, H, W) -> (G, H, W, I, O / G).</summary>
    public static void FromFile(ConvolutionInfo convolution, ReadOnlySpan<float> oihw, Span<float> hwio)
    {
        foreach ((int file, int own) in new Places(convolution)) hwio[own] = oihw[file];
    }

    /// <summary>(G, H, W, I, O / G) -> (O, I, H, W).</summary>
    public static void ToFile(ConvolutionInfo convolution, ReadOnlySpan<float> hwio, Span<float> oihw)
    {
        foreach ((int file, int own) in new Places(convolution)) oihw[file] = hwio[own];
    }

    /// <summary>The rows of panels: where one begins in either order, how far apart its numbers are in files, and how many there are. In the order of files, within a panel.</summary>
    private ref struct PanelRows(ConvolutionInfo convolution)
    {
        private readonly WeightPanels _panels = new(checked((int)convolution.Input.Elements), convolution.Output.Channels);
        private readonly int _inputs = convolution.Input.Channels;
        private readonly int _area = convolution.Kernel.Height * convolution.Kernel.Width;
        private int _panel;
        private int _next = -1;

        public readonly (int File, int Own, int Step, int Count) Current
        {
            get
            {
                (int input, int place) = Math.DivRem(_next, _area);
                int count = _panels.Columns(_panel), start = _panels.Start(_panel);
                return (start + _next, start + (((place * _inputs) + input) * count), _panels.Depth, count);
            }
        }

        public readonly PanelRows GetEnumerator() => this;

        public bool MoveNext()
        {
            if (++_next == _panels.Depth) (_panel, _next) = (_panel + 1, 0);
            return _panel < _panels.Count;
        }
    }

    /// <summary>The place of every weight in either order.</summary>
    private ref struct Places(ConvolutionInfo convolution)
    {
        private readonly int _outputs = convolution.Output.Channels / convolution.Groups;
        private readonly int _inputs = convolution.GroupChannels;
        private readonly int _area = convolution.Kernel.Height * convolution.Kernel.Width;
        private readonly int _count = checked((int)convolution.KernelLength);
        private int _next = -1;

        public readonly (int File, int Own) Current
        {
            get
            {
                (int filter, int weight) = Math.DivRem(_next, _inputs * _area);
                (int input, int place) = Math.DivRem(weight, _area);
                (int group, int output) = Math.DivRem(filter, _outputs);
                return (_next, (((((group * _area) + place) * _inputs) + input) * _outputs) + output);
            }
        }

        public readonly Places GetEnumerator() => this;

        public bool MoveNext() => ++_next < _count;
    }
}
