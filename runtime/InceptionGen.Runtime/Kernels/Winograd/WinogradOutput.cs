using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>The output transform: a tile's products, channel by channel, to its output pixels, with bias and activation.</summary>
internal static unsafe class WinogradOutput<TSimd, TVector, TTile>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TTile : struct, IWinogradTile
{
    // products (points, width) -> pixels (rows, columns, channels) of the output
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformTile(
        float* products, nint width, float* bias, float floor, float* output, nint rowStride, nint pixelStride, int rows, int columns, int channels)
    {
        TVector lowest = TSimd.Broadcast(floor);
        for (int channel = 0; channel < channels; channel += TSimd.Lanes)
        {
            TTile.TransformOutput(products + channel, width, new OutputTile<TSimd, TVector>(
                output + channel, rowStride, pixelStride, rows, columns, Math.Min(TSimd.Lanes, channels - channel), TSimd.Load(bias + channel), lowest));
        }
    }
}
