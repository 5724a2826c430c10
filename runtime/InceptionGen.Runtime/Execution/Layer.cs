using System;
using System.ComponentModel;
using InceptionGen.Kernels;

namespace InceptionGen.Execution;

/// <summary>One convolution or linear layer ready to run: its weights, packed for the algorithm that computes it. Immutable, shared by all threads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Layer
{
    private protected Layer(OperationInfo info) => Info = info;

    /// <summary>The operation it computes.</summary>
    public OperationInfo Info { get; }

    /// <summary>Packs a layer's weights. Batch norm is already folded into them.</summary>
    /// <param name="info">The convolution; a linear layer is one whose kernel is the whole map.</param>
    /// <param name="kernelOihw">Weights (output channels, input channels, kernel rows, kernel columns).</param>
    /// <param name="bias">One number per output channel, or nothing.</param>
    /// <param name="algorithm">How to compute it.</param>
    /// <exception cref="ArgumentException">The weights have the wrong length, or the algorithm cannot compute this convolution.</exception>
    public static Layer Pack(OperationInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, Algorithm algorithm)
    {
        ArgumentNullException.ThrowIfNull(info);
        if (!info.HasWeights) throw new ArgumentException($"{info.Kind} has no weights to pack.", nameof(info));
        if (kernelOihw.Length != info.Weights)
            throw new ArgumentException($"The kernel has {kernelOihw.Length} weights; {info.Kernel} with {info.Input.Channels} to {info.Output.Channels} channels has {info.Weights}.", nameof(kernelOihw));
        if (!bias.IsEmpty && bias.Length != info.Output.Channels)
            throw new ArgumentException($"The bias has {bias.Length} numbers; there are {info.Output.Channels} output channels.", nameof(bias));

        return KernelSet.Best.Pack(info, kernelOihw, bias, algorithm);
    }

    /// <summary>Floats of scratch memory that each thread needs to run it.</summary>
    internal abstract long ScratchFloats(int batch);

    // input (N, H, W, C) -> output (N, Ho, Wo, O); shapes are checked by the caller
    internal abstract void Run(Frame frame, MapView x, MapView y);

    /// <summary>What a sum is raised to if it is below: nothing is below the floor of no activation. NaN stays NaN.</summary>
    internal static float Floor(Activation activation) => activation == Activation.Relu ? 0 : float.NegativeInfinity;
}
