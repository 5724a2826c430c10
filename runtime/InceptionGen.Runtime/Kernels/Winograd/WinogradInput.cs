using System.Runtime.CompilerServices;
using InceptionGen.Execution;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>The input transform: 6x6 pixels, channel by channel, to 36 points.</summary>
internal static unsafe class WinogradInput<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>Floats it needs for values between rows and columns.</summary>
    public static int ScratchFloats => SixPoints.Count * SixPoints.Count * TSimd.Lanes;

    // pixels (6, 6) from (top, left) on, zeros where they lie outside the map, -> points (36, C)
    public static void TransformTile(MapView x, int image, int top, int left, float* zeros, float* points, nint pointStride, float* scratch)
    {
        float** pixels = stackalloc float*[SixPoints.Count * SixPoints.Count];
        for (int i = 0; i < SixPoints.Count; i++)
        {
            bool isInside = (uint)(top + i) < (uint)x.Height;
            float* row = x.Data + (((((long)image * x.Height) + top + i) * x.Width) * x.PixelStride);
            for (int j = 0; j < SixPoints.Count; j++)
            {
                pixels[(i * SixPoints.Count) + j] =
                    isInside && (uint)(left + j) < (uint)x.Width ? row + ((long)(left + j) * x.PixelStride) : zeros;
            }
        }

        TransformPixels(pixels, x.ChannelCount, points, pointStride, scratch);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void TransformPixels(float** pixels, int channels, float* points, nint pointStride, float* scratch)
    {
        int channel = 0;
        for (; channel <= channels - TSimd.Lanes; channel += TSimd.Lanes) TransformVector(pixels, channel, points + channel, pointStride, scratch);
        if (channel == channels) return;

        if (channels >= TSimd.Lanes)
        {
            channel = channels - TSimd.Lanes;
            TransformVector(pixels, channel, points + channel, pointStride, scratch);
            return;
        }

        for (; channel < channels; channel++)
            WinogradInput<SimdScalar, float>.TransformVector(pixels, channel, points + channel, pointStride, scratch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void TransformVector(float** pixels, int channel, float* points, nint pointStride, float* scratch)
    {
        nint lanes = TSimd.Lanes, n = SixPoints.Count;
        float* row = scratch;
        for (nint i = 0; i < n; i++, pixels += n, row += n * lanes)
        {
            SixPoints.TransformInput<TSimd, TVector>(
                TSimd.Load(pixels[0] + channel), TSimd.Load(pixels[1] + channel), TSimd.Load(pixels[2] + channel),
                TSimd.Load(pixels[3] + channel), TSimd.Load(pixels[4] + channel), TSimd.Load(pixels[5] + channel),
                out TVector v0, out TVector v1, out TVector v2, out TVector v3, out TVector v4, out TVector v5);
            TSimd.Store(row, v0);
            TSimd.Store(row + lanes, v1);
            TSimd.Store(row + (2 * lanes), v2);
            TSimd.Store(row + (3 * lanes), v3);
            TSimd.Store(row + (4 * lanes), v4);
            TSimd.Store(row + (5 * lanes), v5);
        }

        nint between = n * lanes, down = n * pointStride;
        for (nint j = 0; j < n; j++, scratch += lanes, points += pointStride)
        {
            SixPoints.TransformInput<TSimd, TVector>(
                TSimd.Load(scratch), TSimd.Load(scratch + between), TSimd.Load(scratch + (2 * between)),
                TSimd.Load(scratch + (3 * between)), TSimd.Load(scratch + (4 * between)), TSimd.Load(scratch + (5 * between)),
                out TVector v0, out TVector v1, out TVector v2, out TVector v3, out TVector v4, out TVector v5);
            TSimd.Store(points, v0);
            TSimd.Store(points + down, v1);
            TSimd.Store(points + (2 * down), v2);
            TSimd.Store(points + (3 * down), v3);
            TSimd.Store(points + (4 * down), v4);
            TSimd.Store(points + (5 * down), v5);
        }
    }
}
