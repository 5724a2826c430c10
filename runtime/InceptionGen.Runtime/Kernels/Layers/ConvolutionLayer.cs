using System;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Layers;

/// <summary>A convolution or linear layer: its weights, packed for the algorithm that computes it.</summary>
internal abstract class ConvolutionLayer : Layer
{
    private protected ConvolutionLayer(ConvolutionInfo info) => Info = info;

    public override ConvolutionInfo Info { get; }

    internal sealed override void Run(KernelContext context, MapView x, MapView y) => Run(context, x, y, residual: default);

    // input (N, H, W, C) -> output (N, Ho, Wo, O), with the end of a residual module if there is one
    internal abstract void Run(KernelContext context, MapView x, MapView y, Residual residual);

    // input (N, H, W, C) -> the outputs of this layer, which is the first, and of other convolutions that read the same map
    internal virtual void RunTogether(KernelContext context, ReadOnlySpan<Layer> layers, MapView x, ReadOnlySpan<MapView> ys)
    {
        for (int i = 0; i < layers.Length; i++) layers[i].Run(context, x, ys[i]);
    }
}
