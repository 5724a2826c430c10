using System;

namespace InceptionGen.Benchmarks.Kernels;

/// <summary>A convolution of the published networks: square, the same padding on all sides.</summary>
public sealed record ConvolutionShape(string Where, Algorithm Algorithm, int Side, int Channels, int Outputs, int Kernel, int Stride, int Padding)
{
    /// <summary>The operation as a table's plan gives it to the runtime.</summary>
    public OperationInfo Info => new(0, "", OperationKind.Convolution, [], new(Side, Side, Channels), new(OutputSide, OutputSide, Outputs))
    {
        Kernel = new(Kernel, Kernel),
        Stride = new(Stride, Stride),
        Padding = new(Padding, Padding, Padding, Padding),
        Activation = Activation.Relu,
    };

    /// <summary>Multiply-adds of the direct algorithm, twice.</summary>
    public double Flops => 2.0 * Info.MultiplyAdds;

    private int OutputSide => ((Side + (2 * Padding) - Kernel) / Stride) + 1;

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Where}: {Side}x{Side}x{Channels} to {Outputs}, {Kernel}x{Kernel}/{Stride}, {Algorithm}");
}
