using System;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Plain;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Memory;

namespace InceptionGen.Execution;

/// <content>The operations of generated code. Each checks its shapes once, here, and runs on pointers from there on. Inputs and outputs may be slices of wider
/// maps; an output must not overlap an input, but that softmax, sigmoid and residual additions may run in place.</content>
public sealed unsafe partial class Frame
{
    /// <summary>One operation: (N, H, W, C) to (N, Ho, Wo, O).</summary>
    /// <exception cref="ArgumentException">The maps do not have the layer's shapes, or the layer is another network's.</exception>
    public void Run(Layer layer, MapView x, MapView y)
    {
        Require(layer, x, y);
        layer.Run(_kernels, x, y);
        Keep(x, y);
    }

    /// <summary>Convolutions that read one map, as one product where they can be: (N, H, W, C) to (N, Ho, Wo, O) each.</summary>
    /// <exception cref="ArgumentException">A map does not have its layer's shapes, a layer is not a convolution or is another network's, or there are not as many maps as layers.</exception>
    public void Run(ReadOnlySpan<Layer> layers, MapView x, ReadOnlySpan<MapView> ys)
    {
        if (layers.IsEmpty || layers.Length != ys.Length) throw LayerChecks.Error($"{layers.Length} layers cannot write {ys.Length} maps.");
        for (int i = 0; i < layers.Length; i++)
        {
            Require(layers[i], x, ys[i]);
            As<ConvolutionLayer>(layers[i]);
        }

        As<ConvolutionLayer>(layers[0]).RunTogether(_kernels, layers, x, ys);
        x.KeepAlive();
        foreach (MapView y in ys) y.KeepAlive();
    }

    /// <summary>The end of a residual module whose body ends in a convolution: y = activation(added + scale * convolution(x)).</summary>
    /// <param name="convolution">The convolution, with bias and activation of its own.</param>
    /// <param name="residual">The residual addition, with scale and activation.</param>
    /// <param name="x">What the convolution reads: (N, H, W, C).</param>
    /// <param name="added">The module's input: (N, Ho, Wo, O).</param>
    /// <param name="y">The module's output: (N, Ho, Wo, O).</param>
    /// <exception cref="ArgumentException">The maps do not have the layers' shapes, or a layer is of another kind or another network's.</exception>
    public void RunAdding(Layer convolution, Layer residual, MapView x, MapView added, MapView y)
    {
        Require(convolution, x, y);
        Require(residual, added, y);
        ResidualInfo end = As<ResidualLayer>(residual).Info;
        As<ConvolutionLayer>(convolution).Run(_kernels, x, y, new Residual(added, end.Scale, end.Activation));
        Keep(x, y);
        added.KeepAlive();
    }

    /// <summary>The mean of every window of a convolution's sums, with that convolution's bias and activation: (N, H, W, O) to the same.</summary>
    /// <param name="convolution">The convolution, which the table has after the pool.</param>
    /// <param name="pool">The pool.</param>
    /// <param name="x">The sums.</param>
    /// <param name="y">Output.</param>
    /// <exception cref="ArgumentException">The layer is not computed before its pool (<see cref="ConvolutionInfo.IsBeforePool"/>), or the maps do not fit it.</exception>
    public void EndInPool(Layer convolution, Layer pool, MapView x, MapView y)
    {
        if (convolution is not IEndsInPool sums) throw LayerChecks.Error($"The layer is not computed before its pool: call Run.");
        RequireShape(x, convolution.Info.Output, nameof(x));
        RequireShape(y, convolution.Info.Output, nameof(y));
        RequireSameBatch(x, y);
        PoolLayer windows = As<PoolLayer>(pool);
        if (!SameSide(windows.Info.Input, convolution.Info.Output) || !SameSide(windows.Info.Output, convolution.Info.Output))
            throw LayerChecks.Error($"The pool from {windows.Info.Input} to {windows.Info.Output} does not keep the size of the sums, {convolution.Info.Output}.");
        windows.Run(_kernels, x, y, sums.Epilogue);
        Keep(x, y);
    }

    /// <summary>y = activation(x + scale * body), the end of a residual module. May run in place.</summary>
    /// <param name="residual">The residual addition, with scale and activation.</param>
    /// <param name="x">The module's input: (N, H, W, C).</param>
    /// <param name="body">What the module's body made: (N, H, W, C).</param>
    /// <param name="y">The module's output: (N, H, W, C).</param>
    /// <exception cref="ArgumentException">The maps do not have the layer's shape, or the layer is of another kind.</exception>
    public void Add(Layer residual, MapView x, MapView body, MapView y)
    {
        Require(residual, x, y);
        Require(residual, body, y);
        As<ResidualLayer>(residual).Run(_kernels, x, body, y);
        Keep(x, y);
        body.KeepAlive();
    }

    /// <summary>y = x.</summary>
    /// <exception cref="ArgumentException">The maps differ in shape.</exception>
    public void Copy(MapView x, MapView y)
    {
        RequireSameBatch(x, y);
        if (x.Height != y.Height || x.Width != y.Width || x.ChannelCount != y.ChannelCount)
            throw new ArgumentException($"The maps must have the same shape; they are {x} and {y}.", nameof(y));
        KernelSet.Best.Copy(_kernels, x, y);
        Keep(x, y);
    }

    // An operation holds pointers into the maps, whose owner, this frame or a tensor, its caller may not need any more.
    private static void Keep(MapView x, MapView y)
    {
        x.KeepAlive();
        y.KeepAlive();
    }

    private static TLayer As<TLayer>(Layer layer)
        where TLayer : Layer => layer as TLayer ?? throw LayerChecks.Error($"The {layer.Info.Name} cannot run here: the code was generated from another table.");

    private static bool SameSide(MapShape one, MapShape other) => one.Height == other.Height && one.Width == other.Width;

    private static void RequireShape(MapView map, MapShape shape, string name)
    {
        if (map.Height != shape.Height || map.Width != shape.Width || map.ChannelCount != shape.Channels)
            throw new ArgumentException($"The map is {map}; the layer needs {shape} for every image.", name);
    }

    private static void RequireSameBatch(MapView x, MapView y)
    {
        if (x.Batch != y.Batch) throw new ArgumentException($"The maps must hold the same number of images; they are {x} and {y}.", nameof(y));
    }

    private void Require(Layer layer, MapView x, MapView y)
    {
        ArgumentNullException.ThrowIfNull(layer);
        RequireShape(x, layer.Info.Input, nameof(x));
        RequireShape(y, layer.Info.Output, nameof(y));
        RequireSameBatch(x, y);
        if (layer.ScratchFloats(x.Batch) > _kernels.ScratchFloatsPerThread)
            throw new ArgumentException("The layer needs more scratch memory than the session has: it does not belong to this session's network.", nameof(layer));
    }
}
