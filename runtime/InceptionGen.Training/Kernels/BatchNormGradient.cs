using System.Runtime.Intrinsics;
using InceptionGen.Memory;

namespace InceptionGen.Training.Kernels;

/// <summary>As <see cref="BiasGradient"/>, and the sums of the gradient times (x - mean), of which batch norm's gradients are made.</summary>
/// <param name="gradient">That of the output; becomes that of the normalised map.</param>
/// <param name="output">The activation's output.</param>
/// <param name="x">What is normalised.</param>
/// <param name="mean">The batch's mean of each channel.</param>
/// <param name="activation">The activation.</param>
internal readonly unsafe struct BatchNormGradient(MapView gradient, MapView output, MapView x, float* mean, Activation activation) : ISummand
{
    public void Add(long pixel, int channel, ref Vector256<float> first, ref Vector256<float> second)
    {
        float* place = gradient.Data + (pixel * gradient.PixelStride) + channel;
        Vector256<float> value = ActivationGradient.Of(activation, Vector256.Load(place), Vector256.Load(output.Data + (pixel * output.PixelStride) + channel));
        value.Store(place);
        first += value;
        second += value * (Vector256.Load(x.Data + (pixel * x.PixelStride) + channel) - Vector256.Load(mean + channel));
    }

    public void Add(long pixel, int channel, ref float first, ref float second)
    {
        ref float place = ref gradient.Data[(pixel * gradient.PixelStride) + channel];
        place = ActivationGradient.Of(activation, place, output.Data[(pixel * output.PixelStride) + channel]);
        first += place;
        second += place * (x.Data[(pixel * x.PixelStride) + channel] - mean[channel]);
    }
}
