using System.Runtime.CompilerServices;
using InceptionGen.Execution;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>The input transform: 6x6 pixels, channel by channel, to 36 points.</summary>
internal static unsafe class WinogradInput<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    // pixels (6, 6) from (top, left) on, zeros where they lie outside the map, -> points (36, C)
    public static void TransformTile(MapView x, int image, int top, int left, float* zeros, float* points, nint pointStride)
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

        TransformPixels(pixels, x.ChannelCount, points, pointStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void TransformPixels(float** pixels, int channels, float* points, nint pointStride)
    {
        int channel = 0;
        for (; channel <= channels - TSimd.Lanes; channel += TSimd.Lanes) TransformVector(pixels, channel, points + channel, pointStride);
        if (channel == channels) return;

        if (channels >= TSimd.Lanes)
        {
            channel = channels - TSimd.Lanes;
            TransformVector(pixels, channel, points + channel, pointStride);
            return;
        }

        for (; channel < channels; channel++)
            WinogradInput<SimdScalar, float>.TransformVector(pixels, channel, points + channel, pointStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void TransformVector(float** pixels, int channel, float* points, nint pointStride)
    {
        TransformColumns<SixPoints.FirstPoints>(pixels, channel, points, pointStride);
        TransformColumns<SixPoints.LastPoints>(pixels, channel, points + (3 * pointStride), pointStride);
    }

    // pixels (6, 6) -> points (6, 3): every row to three points, then those three columns
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformColumns<TThree>(float** pixels, int channel, float* points, nint pointStride)
        where TThree : struct, SixPoints.IThreePoints
    {
        TransformRow<TThree>(pixels, channel, out TVector a0, out TVector b0, out TVector c0);
        TransformRow<TThree>(pixels + 6, channel, out TVector a1, out TVector b1, out TVector c1);
        TransformRow<TThree>(pixels + 12, channel, out TVector a2, out TVector b2, out TVector c2);
        TransformRow<TThree>(pixels + 18, channel, out TVector a3, out TVector b3, out TVector c3);
        TransformRow<TThree>(pixels + 24, channel, out TVector a4, out TVector b4, out TVector c4);
        TransformRow<TThree>(pixels + 30, channel, out TVector a5, out TVector b5, out TVector c5);
        TransformColumn(a0, a1, a2, a3, a4, a5, points, pointStride);
        TransformColumn(b0, b1, b2, b3, b4, b5, points + pointStride, pointStride);
        TransformColumn(c0, c1, c2, c3, c4, c5, points + (2 * pointStride), pointStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformRow<TThree>(float** pixels, int channel, out TVector p0, out TVector p1, out TVector p2)
        where TThree : struct, SixPoints.IThreePoints => TThree.Transform<TSimd, TVector>(
            TSimd.Load(pixels[0] + channel), TSimd.Load(pixels[1] + channel), TSimd.Load(pixels[2] + channel),
            TSimd.Load(pixels[3] + channel), TSimd.Load(pixels[4] + channel), TSimd.Load(pixels[5] + channel), out p0, out p1, out p2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformColumn(
        TVector d0, TVector d1, TVector d2, TVector d3, TVector d4, TVector d5, float* points, nint pointStride)
    {
        SixPoints.TransformInput<TSimd, TVector>(
            d0, d1, d2, d3, d4, d5, out TVector v0, out TVector v1, out TVector v2, out TVector v3, out TVector v4, out TVector v5);
        nint down = SixPoints.Count * pointStride;
        TSimd.Store(points, v0);
        TSimd.Store(points + down, v1);
        TSimd.Store(points + (2 * down), v2);
        TSimd.Store(points + (3 * down), v3);
        TSimd.Store(points + (4 * down), v4);
        TSimd.Store(points + (5 * down), v5);
    }
}
