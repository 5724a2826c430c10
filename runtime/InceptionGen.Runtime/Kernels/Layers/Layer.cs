using System;
using System.ComponentModel;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Layers;

/// <summary>One convolution or linear layer ready to run: its weights, packed for the algorithm that computes it. Immutable, shared by all threads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Layer
{
    private protected Layer(ConvolutionInfo info) => Info = info;

    /// <summary>The operation it computes.</summary>
    public ConvolutionInfo Info { get; }

    /// <summary>Bytes of the packed weights.</summary>
    internal abstract long WeightBytes { get; }

    /// <summary>Floats of scratch memory that each thread needs to run it.</summary>
    internal abstract long ScratchFloats(int batch);

    // input (N, H, W, C) -> output (N, Ho, Wo, O), with the end of a residual module if there is one; shapes are checked by the caller
    internal abstract void Run(KernelContext context, MapView x, MapView y, Residual residual);

    // input (N, H, W, C) -> the outputs of this layer, which is the first, and of others that read the same map
    internal virtual void RunTogether(KernelContext context, ReadOnlySpan<Layer> layers, MapView x, ReadOnlySpan<MapView> ys)
    {
        for (int i = 0; i < layers.Length; i++) layers[i].Run(context, x, ys[i], residual: default);
    }
}
