using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Training.Kernels;

/// <summary>The gradient of local response normalisation y = x / s^beta, s = k + alpha / n * (sum of squares of the n channels around it):
/// dx = dy / s^beta - 2 alpha beta / n * x * (sum of dy * y / s over the channels that see this one).</summary>
internal readonly unsafe struct LocalResponseNormGradient(MapView x, MapView dx, MapView dy, LocalResponseNormInfo info, bool adds) : IPixelRow
{
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TSimd, TVector>(long firstPixel, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        int channels = x.ChannelCount, before = info.Size / 2, after = (info.Size - 1) / 2;
        float* scales = stackalloc float[2 * channels], ratios = scales + channels;
        float part = info.Alpha / info.Size, factor = -2 * part * info.Beta;
        for (long pixel = firstPixel; pixel < firstPixel + count; pixel++)
        {
            float* input = x.Data + (pixel * x.PixelStride), gradient = dy.Data + (pixel * dy.PixelStride), to = dx.Data + (pixel * dx.PixelStride);
            for (int c = 0; c < channels; c++)
            {
                float squares = 0;
                for (int near = Math.Max(c - before, 0); near <= Math.Min(c + after, channels - 1); near++) squares += input[near] * input[near];
                float s = info.K + (part * squares), power = Power(s);
                scales[c] = 1 / power;
                ratios[c] = gradient[c] * input[c] / (power * s);
            }

            for (int c = 0; c < channels; c++)
            {
                float sum = 0;
                for (int near = Math.Max(c - after, 0); near <= Math.Min(c + before, channels - 1); near++) sum += ratios[near];
                float value = (gradient[c] * scales[c]) + (factor * input[c] * sum);
                to[c] = adds ? to[c] + value : value;
            }
        }
    }

    // As the forward kernel has it: 0.75 is two square roots, which are correctly rounded and fast.
    private float Power(float s)
    {
        if (info.Beta != 0.75f) return MathF.Pow(s, info.Beta);
        float root = MathF.Sqrt(s);
        return root * MathF.Sqrt(root);
    }
}
