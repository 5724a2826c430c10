using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Training.Kernels;

/// <summary>A map with zeros between its pixels: the gradient of a convolution of stride s is that of one of stride 1 that made s times s as many pixels,
/// of which the others were thrown away.</summary>
internal static unsafe class StretchedMap
{
    /// <summary>dy (N, Ho, Wo, O) -> stretched (N, (Ho - 1) * stride + 1, (Wo - 1) * stride + 1, O).</summary>
    public static void Fill(KernelContext context, MapView dy, MapView stretched, Extent stride)
    {
        var body = new Rows(dy, stretched, stride);
        context.For(ref body, stretched.Batch * stretched.Height);
    }

    private readonly struct Rows(MapView dy, MapView stretched, Extent stride) : IParallelBody
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            (int image, int row) = Math.DivRem(item, stretched.Height);
            float* to = stretched.Data + ((long)item * stretched.Width * stretched.PixelStride);
            bool isEmpty = row % stride.Height != 0;
            float* from = dy.Data + ((((long)image * dy.Height) + (row / stride.Height)) * dy.Width * dy.PixelStride);
            for (int column = 0; column < stretched.Width; column++, to += stretched.PixelStride)
            {
                Span<float> pixel = new(to, stretched.ChannelCount);
                if (isEmpty || column % stride.Width != 0)
                {
                    pixel.Clear();
                    continue;
                }

                new ReadOnlySpan<float>(from, dy.ChannelCount).CopyTo(pixel);
                from += dy.PixelStride;
            }
        }
    }
}
