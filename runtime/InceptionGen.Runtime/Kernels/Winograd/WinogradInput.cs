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
        for (int i = 0; i < rows; i++)
        {
            bool isInside = (uint)(top + i) < (uint)x.Height;
            float* row = x.Data + (((((long)image * x.Height) + top + i) * x.Width) * x.PixelStride);
            for (int j = 0; j < columns; j++)
                pixels[(i * columns) + j] = isInside && (uint)(left + j) < (uint)x.Width ? row + ((long)(left + j) * x.PixelStride) : zeros;
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
