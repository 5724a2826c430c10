using System;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Pooling;

/// <summary>A pool: (N, H, W, C) to (N, Ho, Wo, C). The largest value is NaN if there is one; padding is left out of it. What a window covers beyond the padding
/// never counts.</summary>
internal abstract class PoolLayer : Layer
{
    /// <exception cref="ArgumentException">Its maps do not fit each other, or a window holds nothing but padding.</exception>
    private protected PoolLayer(PoolInfo info)
    {
        LayerChecks.RequireSameChannels(info);
        if (info.Pool != PoolKind.AdaptiveAverage)
        {
            RequireWindows(info.Input.Height, info.Output.Height, info.Window.Height, info.Stride.Height, info.Padding.Top, info.Padding.Bottom, "rows");
            RequireWindows(info.Input.Width, info.Output.Width, info.Window.Width, info.Stride.Width, info.Padding.Left, info.Padding.Right, "columns");
        }

        Info = info;
    }

    public override PoolInfo Info { get; }

    internal sealed override void Run(KernelContext context, MapView x, MapView y) => Run(context, x, y, epilogue: default);

    // input (N, H, W, C) -> output (N, Ho, Wo, C); the channels may be others than the table's, where a convolution comes before its pool
    internal abstract void Run(KernelContext context, MapView x, MapView y, Epilogue epilogue);

    private static void RequireWindows(int input, int output, int window, int stride, int before, int after, string what)
    {
        if (window <= 0 || stride <= 0 || before < 0 || after < 0)
            throw LayerChecks.Error($"Invalid window: {window} {what} with stride {stride} and padding {before} + {after}.");
        if (before >= window || ((output - 1L) * stride) - before >= input)
        {
            throw LayerChecks.Error(
                $"{output} windows of {window} {what} with stride {stride} and padding {before} + {after} do not fit {input} {what}: one of them lies outside the map.");
        }
    }
}

/// <inheritdoc/>
internal sealed class PoolLayer<TSimd, TVector>(PoolInfo info) : PoolLayer(info)
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    internal override void Run(KernelContext context, MapView x, MapView y, Epilogue epilogue)
    {
        switch (Info.Pool)
        {
            case PoolKind.Max:
                PoolKernel<TSimd, TVector, Largest>.Run(context, x, y, new SlidingWindows(x, Info.Window, Info.Stride, Info.Padding, countsPadding: false), epilogue);
                break;
            case PoolKind.Average:
                PoolKernel<TSimd, TVector, Mean>.Run(context, x, y, new SlidingWindows(x, Info.Window, Info.Stride, Info.Padding, Info.CountsPadding), epilogue);
                break;
            default:
                PoolKernel<TSimd, TVector, Mean>.Run(context, x, y, new DividedWindows(x, y), epilogue);
                break;
        }
    }
}
