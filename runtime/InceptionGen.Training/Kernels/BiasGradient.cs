using System.Runtime.Intrinsics;
using InceptionGen.Memory;

namespace InceptionGen.Training.Kernels;

/// <summary>Takes the gradient of an activation's output to that of its input, in place, and sums it: the gradient of the bias.</summary>
internal readonly unsafe struct BiasGradient(MapView gradient, MapView output, Activation activation) : ISummand
{
    public void Add(long pixel, int channel, ref Vector256<float> first, ref Vector256<float> second)
    {
        float* place = gradient.Data + (pixel * gradient.PixelStride) + channel;
        Vector256<float> value = ActivationGradient.Of(activation, Vector256.Load(place), Vector256.Load(output.Data + (pixel * output.PixelStride) + channel));
        value.Store(place);
        first += value;
    }

    public void Add(long pixel, int channel, ref float first, ref float second)
    {
        ref float place = ref gradient.Data[(pixel * gradient.PixelStride) + channel];
        place = ActivationGradient.Of(activation, place, output.Data[(pixel * output.PixelStride) + channel]);
        first += place;
    }
}
