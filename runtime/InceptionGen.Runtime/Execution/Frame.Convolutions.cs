using System;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Memory;

namespace InceptionGen.Execution;

/// <content>The convolutions of generated code. Each checks its shapes once, here, and runs on pointers from there on. Inputs and outputs may be slices of wider
/// maps; an output must not overlap an input.</content>
public sealed unsafe partial class Frame
{
    /// <summary>Convolution with bias and activation, or a linear layer: (N, H, W, C) to (N, Ho, Wo, O).</summary>
    /// <exception cref="ArgumentException">The maps do not have the layer's shapes, or the layer is another network's.</exception>
    public void Convolve(Layer layer, MapView x, MapView y)
    {
        RequireConvolution(layer, x, y);
        layer.Run(_kernels, x, y, residual: default);
    }

    /// <summary>Convolutions that read one map, as one product where they can be: (N, H, W, C) to (N, Ho, Wo, O) each.</summary>
    /// <exception cref="ArgumentException">A map does not have its layer's shapes, a layer is another network's, or there are not as many maps as layers.</exception>
    public void Convolve(ReadOnlySpan<Layer> layers, MapView x, ReadOnlySpan<MapView> ys)
    {
        if (layers.IsEmpty || layers.Length != ys.Length) throw Error($"{layers.Length} layers cannot write {ys.Length} maps.");
        for (int i = 0; i < layers.Length; i++) RequireConvolution(layers[i], x, ys[i]);
        layers[0].RunTogether(_kernels, layers, x, ys);
    }

    /// <summary>The end of a residual module whose body ends in a convolution: y = activation(added + scale * convolution(x)).</summary>
    /// <param name="layer">The convolution, with bias and activation of its own.</param>
    /// <param name="x">What it reads: (N, H, W, C).</param>
    /// <param name="added">The module's input: (N, Ho, Wo, O).</param>
    /// <param name="y">The module's output: (N, Ho, Wo, O).</param>
    /// <param name="scale">Factor of the convolution's output.</param>
    /// <param name="activation">What is applied to the sum.</param>
    /// <exception cref="ArgumentException">The maps do not have the layer's shapes, or the layer is another network's.</exception>
    public void ConvolveAdd(Layer layer, MapView x, MapView added, MapView y, float scale, Activation activation)
    {
        RequireConvolution(layer, x, y);
        RequireSameShape(added, y, nameof(added));
        layer.Run(_kernels, x, y, new Residual(added, scale, activation));
    }

    private void RequireConvolution(Layer layer, MapView x, MapView y)
    {
        ArgumentNullException.ThrowIfNull(layer);
        RequireShape(x, layer.Info.Input, nameof(x));
        RequireShape(y, layer.Info.Output, nameof(y));
        RequireSameBatch(x, y);
        if (layer.ScratchFloats(x.Batch) > _kernels.ScratchFloatsPerThread)
            throw new ArgumentException("The layer needs more scratch memory than the session has: it does not belong to this session's network.", nameof(layer));
    }
}
