using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Products;

/// <summary>A convolution of any kernel, stride and padding: patches are gathered, a chunk of pixels at a time, and multiplied. A linear layer is one
/// whose kernel is the whole map.</summary>
internal sealed unsafe class DirectLayer<TSimd, TVector>(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise)
    : ProductLayer<TSimd, TVector>(info, kernelOihw, bias, isPrecise)
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    internal override long ScratchFloats(int batch) =>
        Math.Min(ChunkRows, (long)batch * Info.Output.Height * Info.Output.Width) * RowStride.Of(Depth);

    // input (N, H, W, C) -> patches (count, Kh * Kw * C)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override MatrixRows Rows(MapView x, int first, int count, float* scratch)
    {
        nint stride = RowStride.Of(Depth);
        (int height, int width) = (Info.Output.Height, Info.Output.Width);
        int column = first % width, row = first / width % height, image = first / width / height;
        for (int i = 0; i < count; i++)
        {
            Gather(x, image, (row * Info.Stride.Height) - Info.Padding.Top, (column * Info.Stride.Width) - Info.Padding.Left, scratch + (i * stride));
            if (++column < width) continue;

            column = 0;
            if (++row < height) continue;

            row = 0;
            image++;
        }

        return new(scratch, stride, count, Depth);
    }

    // The Kh x Kw pixels from (top, left) on, which may lie outside the map, -> patch (Kh, Kw, C)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(MapView x, int image, int top, int left, float* patch)
    {
        int channels = x.ChannelCount, width = Info.Kernel.Width;
        int before = Math.Clamp(-left, 0, width), inside = Math.Clamp(x.Width - left, 0, width) - before;
        float* pixels = x.Data + (((((long)image * x.Height) + top) * x.Width) + left + before) * x.PixelStride;
        for (int ky = 0; ky < Info.Kernel.Height; ky++)
        {
            float* patchRow = patch + (ky * width * channels);
            if ((uint)(top + ky) >= (uint)x.Height || inside <= 0)
            {
                VectorCopy<TSimd, TVector>.Clear(patchRow, width * channels);
            }
            else
            {
                VectorCopy<TSimd, TVector>.Clear(patchRow, before * channels);
                VectorCopy<TSimd, TVector>.Pixels(pixels + ((long)ky * x.Width * x.PixelStride), x.PixelStride, patchRow + (before * channels), inside, channels);
                VectorCopy<TSimd, TVector>.Clear(patchRow + ((before + inside) * channels), (width - before - inside) * channels);
            }
        }
    }
}
