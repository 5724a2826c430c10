using System;
using System.ComponentModel;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Winograd;

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
    /// <param name="isPrecise">Whether a direct algorithm adds up the sums of short blocks, which rounds less and takes a little longer.</param>
    /// <exception cref="ArgumentException">The weights have the wrong length, or the algorithm cannot compute this convolution.</exception>
    public static Layer Pack(OperationInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, Algorithm algorithm, bool isPrecise = false)
    {
        ArgumentNullException.ThrowIfNull(info);
        RequireWeights(info, kernelOihw.Length, bias.Length);
        RequireSide(info.Kernel.Height, info.Stride.Height, info.Input.Height, info.Output.Height, info.Padding.Top, info.Padding.Bottom, "rows");
        RequireSide(info.Kernel.Width, info.Stride.Width, info.Input.Width, info.Output.Width, info.Padding.Left, info.Padding.Right, "columns");
        RequireSuitable(info, algorithm);
        return KernelSet.Best.Pack(info, kernelOihw, bias, algorithm, isPrecise);
    }

    /// <summary>Bytes of the packed weights.</summary>
    internal abstract long WeightBytes { get; }

    /// <summary>Floats of scratch memory that each thread needs to run it.</summary>
    internal abstract long ScratchFloats(int batch);

    // input (N, H, W, C) -> output (N, Ho, Wo, O); shapes are checked by the caller
    internal abstract void Run(Frame frame, MapView x, MapView y);

    // input (N, H, W, C) -> the outputs of this layer, which is the first, and of others that read the same map
    internal virtual void RunTogether(Frame frame, ReadOnlySpan<Layer> layers, MapView x, ReadOnlySpan<MapView> ys)
    {
        for (int i = 0; i < layers.Length; i++) layers[i].Run(frame, x, ys[i]);
    }

    // input (N, H, W, C), added (N, Ho, Wo, O) -> output (N, Ho, Wo, O): activation(added + scale * this layer's output)
    internal virtual void RunAdding(Frame frame, MapView x, MapView added, MapView y, float scale, Activation activation)
    {
        Run(frame, x, y);
        KernelSet.Best.AddScaled(frame, added, y, y, scale, activation);
    }

    private static void RequireWeights(OperationInfo info, int weights, int biases)
    {
        if (!info.HasWeights) throw new ArgumentException($"{info.Kind} has no weights to pack.", nameof(info));
        if (info.Weights == 0 || weights != info.Weights)
            throw Error($"The kernel has {weights} weights; {info.Kernel} with {info.Input.Channels} to {info.Output.Channels} channels has {info.Weights}.");
        if (biases != 0 && biases != info.Output.Channels)
            throw Error($"The bias has {biases} numbers; there are {info.Output.Channels} output channels.");
    }

    private static void RequireSide(int kernel, int stride, int input, int output, int before, int after, string what)
    {
        if (stride < 1 || input < 1 || output < 1 || before < 0 || after < 0)
            throw Error($"A stride of {stride} over {input} {what} with padding {before} + {after} to {output} {what} is none.");
        if (((output - 1L) * stride) + kernel > (long)input + before + after)
            throw Error($"{output} output {what} of a {kernel} {what} kernel with stride {stride} reach beyond the {input} input {what} and their padding {before} + {after}.");
    }

    private static void RequireSuitable(OperationInfo info, Algorithm algorithm)
    {
        if (algorithm == Algorithm.WinogradFolded)
        {
            Extent steps = FoldedPixels.Steps(info.Kernel, info.Stride);
            if (info.Stride == new Extent(1, 1) || (steps != new Extent(3, 3) && steps != new Extent(4, 4)))
                throw Error($"{algorithm} computes kernels that are 3x3 or 4x4 steps large, not {info.Kernel} with stride {info.Stride}.");
            return;
        }

        Extent kernel = algorithm switch
        {
            Algorithm.Direct => info.Kernel,
            Algorithm.Pointwise or Algorithm.PointwiseBeforePool => new(1, 1),
            Algorithm.Winograd2x2 or Algorithm.Winograd4x4 or Algorithm.Winograd6x6 or Algorithm.WinogradStride2 => new(3, 3),
            Algorithm.Winograd4x4For5x5 => new(5, 5),
            Algorithm.WinogradLine4For3 => Line(3),
            Algorithm.WinogradLine6For7 => Line(7),
            _ => throw Error($"{algorithm} is no algorithm."),
        };
        int stride = algorithm == Algorithm.WinogradStride2 ? 2 : 1;
        if (algorithm != Algorithm.Direct && (info.Kernel != kernel || info.Stride != new Extent(stride, stride)))
            throw Error($"{algorithm} computes {kernel} kernels with stride {stride}, not {info.Kernel} with stride {info.Stride}.");
        if (kernel == new Extent(1, 1) && algorithm != Algorithm.Direct && info.Padding != default) throw Error($"{algorithm} computes convolutions without padding.");

        Extent Line(int length) => info.Kernel.Width == 1 ? new(length, 1) : new(1, length);
    }

    private static ArgumentException Error(FormattableString message) => new(FormattableString.Invariant(message));
}
