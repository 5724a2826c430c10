using System;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;

namespace InceptionGen.Algorithms;

/// <summary>Makes layers: checks a convolution and its weights, and has an algorithm pack them for the vectors of this processor.</summary>
internal static class LayerPacking
{
    /// <summary>Packs a layer's weights. Batch norm is already folded into them.</summary>
    /// <param name="info">The convolution; a linear layer is one whose kernel is the whole map.</param>
    /// <param name="kernelOihw">Weights (output channels, input channels, kernel rows, kernel columns).</param>
    /// <param name="bias">One number per output channel, or nothing.</param>
    /// <param name="algorithm">How to compute it.</param>
    /// <param name="isPrecise">Whether a direct algorithm adds up the sums of short blocks, which rounds less and takes a little longer.</param>
    /// <exception cref="ArgumentException">The weights have the wrong length, or the algorithm cannot compute this convolution.</exception>
    public static ConvolutionLayer Pack(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, Algorithm algorithm, bool isPrecise = false)
    {
        ArgumentNullException.ThrowIfNull(info);
        RequireGroups(info);
        RequireWeights(info, kernelOihw.Length, bias.Length);
        RequireSide(info.Kernel.Height, info.Stride.Height, info.Input.Height, info.Output.Height, info.Padding.Top, info.Padding.Bottom, "Rows");
        RequireSide(info.Kernel.Width, info.Stride.Width, info.Input.Width, info.Output.Width, info.Padding.Left, info.Padding.Right, "Columns");
        RequireSuitable(info, algorithm);
        return KernelSet.Best.Pack(info, kernelOihw, bias, algorithm, isPrecise);
    }

    private static void RequireGroups(ConvolutionInfo info)
    {
        if (info.Groups < 1 || info.Input.Channels % info.Groups != 0 || info.Output.Channels % info.Groups != 0)
            throw Error($"{info.Groups} groups do not divide {info.Input.Channels} input channels and {info.Output.Channels} output channels.");
    }

    private static void RequireWeights(ConvolutionInfo info, int weights, int biases)
    {
        if (info.KernelLength == 0 || weights != info.KernelLength)
            throw Error($"The kernel has {weights} weights; {info.Kernel} with {info.GroupChannels} to {info.Output.Channels} channels has {info.KernelLength}.");
        if (biases != 0 && biases != info.Output.Channels)
            throw Error($"The bias has {biases} numbers; there are {info.Output.Channels} output channels.");
    }

    private static void RequireSide(int kernel, int stride, int input, int output, int before, int after, string what)
    {
        if (stride < 1 || input < 1 || output < 1 || before < 0 || after < 0)
            throw Error($"{what}: stride {stride}, {input} inputs, padding {before} + {after} and {output} outputs do not fit together.");
        if (((output - 1L) * stride) + kernel > (long)input + before + after)
            throw Error($"{what}: {output} outputs of a kernel of {kernel} with stride {stride} reach beyond {input} inputs and their padding {before} + {after}.");
    }

    private static void RequireSuitable(ConvolutionInfo info, Algorithm algorithm)
    {
        if (algorithm.Suits(info)) return;

        string padding = info.Padding == default ? "no padding" : $"padding {info.Padding}";
        throw Error($"{algorithm.Name} cannot compute a {info.Kernel} {info.Name} with stride {info.Stride} and {padding}.");
    }

    private static ArgumentException Error(FormattableString message) => new(FormattableString.Invariant(message));
}
