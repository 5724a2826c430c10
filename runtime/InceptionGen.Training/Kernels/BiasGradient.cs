using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Training.Kernels;

/// <summary>Sums a gradient over pixels: that of the bias.</summary>
internal readonly unsafe struct BiasGradient(MapView gradient) : ISummand
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add<TSimd, TVector>(long firstPixel, int count, float* first, float* second)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        float* pixel = gradient.Data + (firstPixel * gradient.PixelStride);
        for (; count > 0; count--, pixel += gradient.PixelStride)
        {
            int c = 0;
            for (; c <= gradient.ChannelCount - TSimd.Lanes; c += TSimd.Lanes) TSimd.Store(first + c, TSimd.Add(TSimd.Load(first + c), TSimd.Load(pixel + c)));
            for (; c < gradient.ChannelCount; c++) first[c] += pixel[c];
        }
    }
}
