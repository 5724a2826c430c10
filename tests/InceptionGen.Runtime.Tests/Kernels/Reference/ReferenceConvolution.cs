using System;
using InceptionGen.Memory;

namespace InceptionGen.Runtime.Tests.Kernels.Reference;

/// <summary>Convolution as it is defined, summed in float64: what every fast convolution is tested against.</summary>
internal static unsafe class ReferenceConvolution
{
    // input (N, H, W, C), kernel (O, C / groups, Kh, Kw) -> output (N, Ho, Wo, O)
    public static void Run(
        MapView x, MapView y, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias,
        Extent kernel, Extent stride, Padding padding, Activation activation, int groups = 1)
    {
        int channels = x.ChannelCount / groups;
        for (int pixel = 0; pixel < y.Pixels; pixel++)
        {
            int column = pixel % y.Width, row = pixel / y.Width % y.Height, image = pixel / y.Width / y.Height;
            int top = (row * stride.Height) - padding.Top, left = (column * stride.Width) - padding.Left;
            for (int o = 0; o < y.ChannelCount; o++)
            {
                double sum = bias[o];
                int first = o / (y.ChannelCount / groups) * channels;
                for (int ky = 0; ky < kernel.Height; ky++)
                {
                    for (int kx = 0; kx < kernel.Width; kx++)
                    {
                        if ((uint)(top + ky) >= (uint)x.Height || (uint)(left + kx) >= (uint)x.Width) continue;

                        float* input = x.Data + (((((long)image * x.Height) + top + ky) * x.Width + left + kx) * x.PixelStride) + first;
                        for (int c = 0; c < channels; c++)
                            sum += (double)input[c] * kernelOihw[(((((o * channels) + c) * kernel.Height) + ky) * kernel.Width) + kx];
                    }
                }

                y.Data[((long)pixel * y.PixelStride) + o] = (float)ReferenceActivation.Of(activation, sum);
            }
        }

        x.KeepAlive();
        y.KeepAlive();
    }
}
