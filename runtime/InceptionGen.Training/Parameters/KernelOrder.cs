using System;

namespace InceptionGen.Training.Parameters;

/// <summary>Brings kernels from the order of weight files, (O, I, H, W), into that of training, (G, H, W, I, O / G), and back. With output channels side by side,
/// panels of weights are copied without being transposed.</summary>
internal static class KernelOrder
{
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
