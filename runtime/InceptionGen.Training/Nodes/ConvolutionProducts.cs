using System;
using System.Linq;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Products;
using InceptionGen.Memory;
using InceptionGen.Training.Kernels;

namespace InceptionGen.Training.Nodes;

/// <summary>The three products of a convolution in training: its sums, the gradient of its input, and the gradient of its kernel. Groups of channels are
/// convolutions of their own.</summary>
internal sealed unsafe class ConvolutionProducts
{
    private readonly ConvolutionInfo _group;
    private readonly ConvolutionLayer[] _forward;
    private readonly ConvolutionLayer[] _backward;
    private readonly bool _isVector;
    private int _forwardVersion;
    private int _backwardVersion;

    /// <param name="convolution">The convolution; a linear layer is one whose kernel is the whole map.</param>
    /// <param name="activation">What is done to the sums as they are stored.</param>
    /// <param name="isDense">Whether its input's pixels follow each other without a gap.</param>
    /// <param name="hasInputGradient">Whether the gradient of its input is asked for.</param>
    public ConvolutionProducts(ConvolutionInfo convolution, Activation activation, bool isDense, bool hasInputGradient)
    {
        _isVector = convolution.Groups == 1 && isDense && convolution.Padding == default
            && convolution.Kernel == new Extent(convolution.Input.Height, convolution.Input.Width);
        _group = OneGroup(convolution, activation, _isVector);
        _forward = [.. Enumerable.Range(0, convolution.Groups).Select(_ => UnpackedLayer.ForSums(_group))];
        _backward = hasInputGradient ? [.. _forward.Select(_ => UnpackedLayer.ForGradients(Adjoint(_group)))] : [];
        Stretched = hasInputGradient && _group.Stride != new Extent(1) ? StretchedShape(convolution) : null;
    }

    /// <summary>The map that the gradient of the sums is written to with zeros between its pixels, where the stride is not 1; null where it is.</summary>
    public MapShape? Stretched { get; }

    /// <summary>A convolution's output with stride - 1 zeros between its pixels.</summary>
    public static MapShape StretchedShape(ConvolutionInfo convolution) => new(
        ((convolution.Output.Height - 1) * convolution.Stride.Height) + 1, ((convolution.Output.Width - 1) * convolution.Stride.Width) + 1, convolution.Output.Channels);

    /// <summary>Floats of scratch memory that each thread needs.</summary>
    public long ScratchFloats(int batch) =>
        Math.Max(_forward.Concat(_backward).Max(layer => layer.ScratchFloats(batch)), TrainingKernels.Best.WeightGradientScratch(_group, batch));

    /// <summary>Bytes of the weights that the products forward and backward read, once they have run.</summary>
    public long WeightBytes => _forward.Concat(_backward).Sum(layer => layer.WeightBytes);

    /// <summary>sums = activation(x * kernel + bias).</summary>
    /// <param name="context">Threads and scratch.</param>
    /// <param name="kernel">(G, Kh, Kw, C / G, O / G).</param>
    /// <param name="bias">(O), or empty.</param>
    /// <param name="version">Changes when kernel or bias do.</param>
    /// <param name="x">(N, H, W, C).</param>
    /// <param name="sums">(N, Ho, Wo, O).</param>
    public void Forward(KernelContext context, float* kernel, ReadOnlySpan<float> bias, int version, MapView x, MapView sums)
    {
        int outputs = _group.Output.Channels;
        for (int group = 0; group < _forward.Length; group++)
        {
            if (version != _forwardVersion)
            {
                ((IRepackedLayer)_forward[group]).Repack(
                    context, kernel + (group * _group.KernelLength), bias.IsEmpty ? bias : bias.Slice(group * outputs, outputs));
            }

            _forward[group].Run(context, Inputs(x, group), Outputs(sums, group));
        }

        _forwardVersion = version;
    }

    /// <summary>dx = dy * the turned kernel.</summary>
    /// <param name="context">Threads and scratch.</param>
    /// <param name="kernel">(G, Kh, Kw, C / G, O / G).</param>
    /// <param name="version">Changes when the kernel does.</param>
    /// <param name="dy">The gradient of the sums: (N, Ho, Wo, O).</param>
    /// <param name="stretched">Room for <see cref="Stretched"/>, where there is one.</param>
    /// <param name="dx">(N, H, W, C), which is overwritten.</param>
    public void InputGradient(KernelContext context, float* kernel, int version, MapView dy, MapView stretched, MapView dx)
    {
        if (Stretched is not null)
        {
            StretchedMap.Fill(context, dy, stretched, _group.Stride);
            dy = stretched;
        }

        for (int group = 0; group < _backward.Length; group++)
        {
            if (version != _backwardVersion) ((IRepackedLayer)_backward[group]).RepackTurned(context, kernel + (group * _group.KernelLength));
            _backward[group].Run(context, Outputs(dy, group), Inputs(dx, group));
        }

        _backwardVersion = version;
    }

    /// <summary>gradient = sum over pixels of x times dy.</summary>
    /// <param name="context">Threads.</param>
    /// <param name="x">(N, H, W, C).</param>
    /// <param name="dy">The gradient of the sums: (N, Ho, Wo, O).</param>
    /// <param name="gradient">(G, Kh, Kw, C / G, O / G), which is overwritten.</param>
    public void KernelGradient(KernelContext context, MapView x, MapView dy, float* gradient)
    {
        for (int group = 0; group < _forward.Length; group++)
            TrainingKernels.Best.WeightGradient(context, _group, Inputs(x, group), Outputs(dy, group), gradient + (group * _group.KernelLength));
    }

    private MapView Inputs(MapView map, int group) =>
        _isVector ? map.AsVectors() : map.Channels(group * _group.Input.Channels, _group.Input.Channels);

    private MapView Outputs(MapView map, int group) => map.Channels(group * _group.Output.Channels, _group.Output.Channels);

    private static ConvolutionInfo OneGroup(ConvolutionInfo convolution, Activation activation, bool isVector) =>
        new(convolution.Stage, convolution.Column, convolution.Inputs, Part(convolution.Input, convolution.Groups, isVector), Part(convolution.Output, convolution.Groups, isVector: false))
        {
            Kernel = isVector ? new(1) : convolution.Kernel,
            Stride = isVector ? new(1) : convolution.Stride,
            Padding = convolution.Padding,
            Activation = activation,
        };

    private static MapShape Part(MapShape map, int groups, bool isVector) =>
        isVector ? new(1, 1, checked((int)map.Elements)) : map with { Channels = map.Channels / groups };

    // The convolution that makes the gradient of the input: of stride 1, its kernel turned by 180 degrees. Its padding is what a pixel at the border is seen by.
    private static ConvolutionInfo Adjoint(ConvolutionInfo convolution)
    {
        (Extent kernel, Padding padding) = (convolution.Kernel, convolution.Padding);
        return new(convolution.Stage, convolution.Column, convolution.Inputs, StretchedShape(convolution), convolution.Input)
        {
            Kernel = kernel,
            Stride = new(1),
            Padding = IsPlain(convolution) ? default : new(kernel.Height - 1 - padding.Top, 0, kernel.Width - 1 - padding.Left, 0),
        };
    }

    private static bool IsPlain(ConvolutionInfo convolution) => convolution.Kernel == new Extent(1) && convolution.Padding == default;
}
