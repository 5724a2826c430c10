using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Memory;

namespace InceptionGen.Training.Kernels;

/// <summary>gradient = that of the activation's input, in place, with a factor for each channel or none.</summary>
internal readonly unsafe struct ThroughActivation(MapView gradient, MapView output, Activation activation, float* scale = null) : IPixelRow
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long firstPixel, int count)
    {
        float* place = gradient.Data + (firstPixel * gradient.PixelStride), value = output.Data + (firstPixel * output.PixelStride);
        for (; count > 0; count--, place += gradient.PixelStride, value += output.PixelStride)
        {
            int c = 0;
            for (; c <= output.ChannelCount - Vector256<float>.Count; c += Vector256<float>.Count)
            {
                Vector256<float> through = ActivationGradient.Of(activation, Vector256.Load(place + c), Vector256.Load(value + c));
                (scale is null ? through : through * Vector256.Load(scale + c)).Store(place + c);
            }

            for (; c < output.ChannelCount; c++) place[c] = ActivationGradient.Of(activation, place[c], value[c]) * (scale is null ? 1 : scale[c]);
        }
    }
}
