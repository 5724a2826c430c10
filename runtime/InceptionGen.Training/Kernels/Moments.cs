using System.Runtime.Intrinsics;
using InceptionGen.Memory;

namespace InceptionGen.Training.Kernels;

/// <summary>The sums of x - first and (x - first)^2, where first is the channel's first value: numbers of the size of the variance, also if the mean is large.</summary>
internal readonly unsafe struct Moments(MapView x) : ISummand
{
    public void Add(long pixel, int channel, ref Vector256<float> first, ref Vector256<float> second)
    {
        Vector256<float> value = Vector256.Load(x.Data + (pixel * x.PixelStride) + channel) - Vector256.Load(x.Data + channel);
        first += value;
        second += value * value;
    }

    public void Add(long pixel, int channel, ref float first, ref float second)
    {
        float value = x.Data[(pixel * x.PixelStride) + channel] - x.Data[channel];
        first += value;
        second += value * value;
    }
}
