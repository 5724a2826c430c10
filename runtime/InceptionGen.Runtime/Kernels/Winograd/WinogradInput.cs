using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Winograd;

/// <summary>The input transform: a tile's pixels, channel by channel, to its points.</summary>
internal static unsafe class WinogradInput<TSimd, TVector, TTile>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TTile : struct, IWinogradTile
{
    // pixels (rows, columns) from (top, left) on, zeros where they lie outside the map, -> points (points, C)
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformTile(MapView x, int image, int top, int left, float* zeros, float* points, nint pointStride)
    {
        int rows = ((TTile.Outputs.Height - 1) * TTile.Stride.Height) + TTile.Kernel.Height, columns = ((TTile.Outputs.Width - 1) * TTile.Stride.Width) + TTile.Kernel.Width;
        float** pixels = stackalloc float*[rows * columns];
        float* between = stackalloc float[rows * columns * TSimd.Lanes];
        bool isWhole = top >= 0 && left >= 0 && top + rows <= x.Height && left + columns <= x.Width;
        float** next = pixels;
        for (int row = top; row < top + rows; row++)
        {
            float* pixel = x.Data + (((((long)image * x.Height) + row) * x.Width) + left) * x.PixelStride;
            for (int column = left; column < left + columns; column++, pixel += x.PixelStride)
                *next++ = isWhole || ((uint)row < (uint)x.Height && (uint)column < (uint)x.Width) ? pixel : zeros;
        }

        TransformPixels(pixels, x.ChannelCount, between, points, pointStride);
    }

    // The transform stands here once: twice it would be more than the compiler puts into one method, and half of it would become calls.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransformPixels(float** pixels, int channels, float* between, float* points, nint pointStride)
    {
        int last = channels - TSimd.Lanes;
        if (last < 0)
        {
            TransformFew(pixels, channels, between, points, pointStride);
            return;
        }

        // The last vector covers some channels again if the channels do not fill whole vectors.
        for (int next = 0; next < channels; next += TSimd.Lanes)
        {
            int channel = Math.Min(next, last);
            TTile.TransformInput<TSimd, TVector>(pixels, channel, between, points + channel, pointStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransformFew(float** pixels, int channels, float* between, float* points, nint pointStride)
    {
        for (int channel = 0; channel < channels; channel++) TTile.TransformInput<SimdScalar, float>(pixels, channel, between, points + channel, pointStride);
    }
}
