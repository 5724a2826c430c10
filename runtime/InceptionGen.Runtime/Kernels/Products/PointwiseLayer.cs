using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Products;

/// <summary>A 1x1 convolution with stride 1: the map is the matrix.</summary>
internal unsafe class PointwiseLayer<TSimd, TVector>(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise)
    : ProductLayer<TSimd, TVector>(info, kernelOihw, bias, isPrecise)
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    internal override long ScratchFloats(int batch) =>
        Math.Min(ChunkRows, (long)batch * Info.Output.Height * Info.Output.Width) * RowStride.Of(Depth);

    internal override void RunTogether(KernelContext context, ReadOnlySpan<Layer> layers, MapView x, ReadOnlySpan<MapView> ys)
    {
        foreach (Layer layer in layers)
        {
            if (layer is PointwiseLayer<TSimd, TVector>) continue;

            base.RunTogether(context, layers, x, ys);
            return;
        }

        Run(context, layers, x, ys, residual: default);
    }

    // input (N, H, W, C) -> rows (N * H * W, C)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override MatrixRows Rows(MapView x, int first, int count, float* scratch)
    {
        float* rows = x.Data + ((long)first * x.PixelStride);
        if (!RowStride.Collides(x.PixelStride)) return new(rows, x.PixelStride, count, Depth);

        nint stride = RowStride.Of(Depth);
        for (int row = 0; row < count; row++) VectorCopy<TSimd, TVector>.Run(rows + ((long)row * x.PixelStride), scratch + (row * stride), Depth);
        return new(scratch, stride, count, Depth);
    }
}
