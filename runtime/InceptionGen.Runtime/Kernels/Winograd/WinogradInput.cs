using System.Runtime.CompilerServices;
using InceptionGen.Execution;
using InceptionGen.Kernels.Simd;

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransformPixels(float** pixels, int channels, float* between, float* points, nint pointStride)
    {
        int channel = 0;
        for (; channel <= channels - TSimd.Lanes; channel += TSimd.Lanes) TTile.TransformInput<TSimd, TVector>(pixels, channel, between, points + channel, pointStride);
        if (channel == channels) return;

        if (channels >= TSimd.Lanes)
        {
            channel = channels - TSimd.Lanes;
            TTile.TransformInput<TSimd, TVector>(pixels, channel, between, points + channel, pointStride);
            return;
        }

        for (; channel < channels; channel++) TTile.TransformInput<SimdScalar, float>(pixels, channel, between, points + channel, pointStride);
    }
}
