using System;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Memory;

namespace InceptionGen.Execution;

/// <content>The operations of generated code that have no weights. Each checks its shapes once, here, and runs on pointers from there on. Inputs and outputs may be
/// slices of wider maps; an output must not overlap an input unless an operation says so.</content>
public sealed unsafe partial class Frame
{
    /// <summary>The largest value of every window, padding left out; NaN if there is one: (N, H, W, C) to (N, Ho, Wo, C).</summary>
    /// <exception cref="ArgumentException">The maps do not fit each other, or a window holds nothing but padding.</exception>
    public void MaxPool(MapView x, MapView y, Extent window, Extent stride, Padding padding)
    {
        RequirePool(x, y, window, stride, padding);
        KernelSet.Best.MaxPool(_kernels, x, y, window, stride, padding);
    }

    /// <summary>The mean of every window: (N, H, W, C) to (N, Ho, Wo, C).</summary>
    /// <param name="x">Input.</param>
    /// <param name="y">Output.</param>
    /// <param name="window">Rows and columns of a window.</param>
    /// <param name="stride">Steps of the window.</param>
    /// <param name="padding">Values around the input.</param>
    /// <param name="countsPadding">Whether the padding counts, as zeros. What a window covers beyond the padding never counts.</param>
    /// <exception cref="ArgumentException">The maps do not fit each other, or a window holds nothing but padding.</exception>
    public void AveragePool(MapView x, MapView y, Extent window, Extent stride, Padding padding, bool countsPadding)
    {
        RequirePool(x, y, window, stride, padding);
        KernelSet.Best.AveragePool(_kernels, x, y, window, stride, padding, countsPadding);
    }

    /// <summary>The mean of every window of a convolution's sums, with that convolution's bias and activation: (N, H, W, C) to (N, Ho, Wo, C).</summary>
    /// <param name="layer">The convolution, which the table has after this pool.</param>
    /// <param name="x">Its sums.</param>
    /// <param name="y">Output.</param>
    /// <param name="window">Rows and columns of a window.</param>
    /// <param name="stride">Steps of the window.</param>
    /// <param name="padding">Values around the input.</param>
    /// <param name="countsPadding">Whether the padding counts, as zeros.</param>
    /// <exception cref="ArgumentException">The layer is not computed before its pool (<see cref="ConvolutionInfo.IsBeforePool"/>), or the maps do not fit it or each other.</exception>
    public void AveragePool(Layer layer, MapView x, MapView y, Extent window, Extent stride, Padding padding, bool countsPadding)
    {
        if (layer is not IEndsInPool convolution) throw Error($"The layer is not computed before its pool: call Convolve.");
        RequireShape(x, layer.Info.Output, nameof(x));
        RequirePool(x, y, window, stride, padding);
        KernelSet.Best.AveragePool(_kernels, x, y, window, stride, padding, countsPadding, convolution.Epilogue);
    }

    /// <summary>Means over windows that divide the input evenly, as PyTorch's adaptive_avg_pool2d places them: (N, H, W, C) to (N, Ho, Wo, C).</summary>
    /// <exception cref="ArgumentException">The maps do not fit each other.</exception>
    public void AdaptiveAveragePool(MapView x, MapView y)
    {
        RequireSameBatch(x, y);
        RequireSameChannels(x, y);
        KernelSet.Best.AdaptiveAveragePool(_kernels, x, y);
    }

    /// <summary>x / (k + alpha / size * sum of squares over the <paramref name="size"/> channels around it) ^ beta (Krizhevsky 2012, section 3.3).</summary>
    /// <exception cref="ArgumentException">The maps differ in shape, or a constant makes no sense.</exception>
    public void LocalResponseNorm(MapView x, MapView y, int size, float alpha, float beta, float k)
    {
        RequireSameShape(x, y, nameof(y));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, KernelSet.LargestNormSize);
        KernelSet.Best.LocalResponseNorm(_kernels, x, y, size, alpha, beta, k);
    }

    /// <summary>exp(x) over its sum, over the channels of every pixel. May run in place.</summary>
    /// <exception cref="ArgumentException">The maps differ in shape.</exception>
    public void Softmax(MapView x, MapView y)
    {
        RequireSameShape(x, y, nameof(y));
        SoftmaxKernel.Run(_kernels, x, y);
    }

    /// <summary>y = x.</summary>
    /// <exception cref="ArgumentException">The maps differ in shape.</exception>
    public void Copy(MapView x, MapView y)
    {
        RequireSameShape(x, y, nameof(y));
        KernelSet.Best.Copy(_kernels, x, y);
    }

    /// <summary>A map as one pixel, its values in C,H,W order: (N, H, W, C) to (N, 1, 1, CHW).</summary>
    /// <exception cref="ArgumentException">The output is not one pixel of as many values.</exception>
    public void Flatten(MapView x, MapView y)
    {
        RequireSameBatch(x, y);
        if (y.Height != 1 || y.Width != 1 || y.ChannelCount != (long)x.Height * x.Width * x.ChannelCount)
            throw new ArgumentException($"The output must be one pixel of as many values as the input; they are {x} and {y}.", nameof(y));

        int pixels = x.Height * x.Width;
        for (int image = 0; image < x.Batch; image++)
        {
            float* from = x.Data + ((long)image * pixels * x.PixelStride);
            float* to = y.Data + ((long)image * y.PixelStride);
            for (int channel = 0; channel < x.ChannelCount; channel++)
            {
                for (int pixel = 0; pixel < pixels; pixel++) *to++ = from[((long)pixel * x.PixelStride) + channel];
            }
        }
    }

    /// <summary>y = activation(x + scale * body), the end of a residual module. May run in place.</summary>
    /// <exception cref="ArgumentException">The maps differ in shape.</exception>
    public void AddScaled(MapView x, MapView body, MapView y, float scale, Activation activation)
    {
        RequireSameShape(x, body, nameof(body));
        RequireSameShape(x, y, nameof(y));
        KernelSet.Best.AddScaled(_kernels, x, body, y, scale, activation);
    }

    private static void RequirePool(MapView x, MapView y, Extent window, Extent stride, Padding padding)
    {
        RequireSameBatch(x, y);
        RequireSameChannels(x, y);
        RequireWindows(x.Height, y.Height, window.Height, stride.Height, padding.Top, padding.Bottom, "rows");
        RequireWindows(x.Width, y.Width, window.Width, stride.Width, padding.Left, padding.Right, "columns");
    }

    private static void RequireWindows(int input, int output, int window, int stride, int before, int after, string what)
    {
        if (window <= 0 || stride <= 0 || before < 0 || after < 0)
            throw Error($"Invalid window: {window} {what} with stride {stride} and padding {before} + {after}.");
        if (before >= window || ((output - 1L) * stride) - before >= input)
            throw Error($"{output} windows of {window} {what} with stride {stride} and padding {before} + {after} do not fit {input} {what}: one of them lies outside the map.");
    }

    private static void RequireShape(MapView map, MapShape shape, string name)
    {
        if (map.Height != shape.Height || map.Width != shape.Width || map.ChannelCount != shape.Channels)
            throw new ArgumentException($"The map is {map}; the layer needs {shape} for every image.", name);
    }

    private static void RequireSameShape(MapView x, MapView y, string name)
    {
        if (x.Batch != y.Batch || x.Height != y.Height || x.Width != y.Width || x.ChannelCount != y.ChannelCount)
            throw new ArgumentException($"The maps must have the same shape; they are {x} and {y}.", name);
    }

    private static void RequireSameBatch(MapView x, MapView y)
    {
        if (x.Batch != y.Batch) throw new ArgumentException($"The maps must hold the same number of images; they are {x} and {y}.", nameof(y));
    }

    private static void RequireSameChannels(MapView x, MapView y)
    {
        if (x.ChannelCount != y.ChannelCount) throw new ArgumentException($"The maps must have the same channels; they are {x} and {y}.", nameof(y));
    }

    private static ArgumentException Error(FormattableString message) => new(FormattableString.Invariant(message));
}
