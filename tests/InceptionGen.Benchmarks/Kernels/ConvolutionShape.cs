using System;

namespace InceptionGen.Benchmarks.Kernels;

/// <summary>A convolution of the published networks: a square map, the same padding on all sides that the kernel is longer than one.</summary>
public sealed record ConvolutionShape(string Where, string Algorithm, int Side, int Channels, int Outputs, Extent Kernel, int Stride, int Padding)
{
    /// <summary>The operation as a table's plan gives it to the runtime.</summary>
    public ConvolutionInfo Info => new(0, "", [], new(Side, Side, Channels), new(Output(Kernel.Height), Output(Kernel.Width), Outputs))
    {
        Kernel = Kernel,
        Stride = new(Stride, Stride),
        Padding = new(Around(Kernel.Height), Around(Kernel.Height), Around(Kernel.Width), Around(Kernel.Width)),
        Activation = Activation.Relu,
    };

    /// <summary>Multiply-adds of the direct algorithm, twice.</summary>
    public double Flops => 2.0 * Info.MultiplyAdds;

    private int Around(int kernel) => kernel == 1 ? 0 : Padding;

    private int Output(int kernel) => ((Side + (2 * Around(kernel)) - kernel) / Stride) + 1;

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Where}: {Side}x{Side}x{Channels} to {Outputs}, {Kernel}/{Stride}, {Algorithm}");
}
