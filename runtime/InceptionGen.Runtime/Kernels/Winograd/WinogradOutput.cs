using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Products;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>The output transform: a tile's products, channel by channel, to its output pixels, with bias and activation.</summary>
internal static unsafe class WinogradOutput<TSimd, TVector, TTile>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TTile : struct, IWinogradTile
{
    // products (points, width) -> pixels (rows, columns, channels) of the output: clamp(bias + sums)
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformTile(
        float* products, nint width, float* bias, Clamp clamp, float* output, nint rowStride, nint pixelStride, int rows, int columns, int channels)
    {
        TVector least = clamp.Least<TSimd, TVector>();
        float* between = stackalloc float[WinogradWeights<TSimd, TVector, TTile>.Points * TSimd.Lanes];
        int channel = 0;
        for (; channel <= channels - TSimd.Lanes; channel += TSimd.Lanes)
            TTile.TransformOutput<TSimd, TVector>(products + channel, width, between, TSimd.Load(bias + channel), least, output + channel, rowStride, pixelStride, rows, columns);
        if (channel < channels)
            TransformSome(products + channel, width, between, TSimd.Load(bias + channel), least, output + channel, rowStride, pixelStride, rows, columns, channels - channel);
        if (clamp.HasMost) LimitTile(clamp, output, rowStride, pixelStride, rows, columns, channels);
    }

    // The last vector reaches beyond the last channel, where the output's neighbours may be: it goes through memory of its own.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TransformSome(
        float* products, nint width, float* between, TVector bias, TVector least, float* output, nint rowStride, nint pixelStride, int rows, int columns, int channels)
    {
        nint tileStride = TTile.Outputs.Width * TSimd.Lanes;
        float* tile = stackalloc float[TTile.Outputs.Height * TTile.Outputs.Width * TSimd.Lanes];
        TTile.TransformOutput<TSimd, TVector>(products, width, between, bias, least, tile, tileStride, TSimd.Lanes, rows, columns);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                VectorCopy<TSimd, TVector>.Run(tile + (row * tileStride) + (column * TSimd.Lanes), output + (row * rowStride) + (column * pixelStride), channels);
        }
    }

    // One more comparison at every store of the transform, which has no register to spare, would make layers without a largest value take 5 % longer.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LimitTile(Clamp clamp, float* output, nint rowStride, nint pixelStride, int rows, int columns, int channels)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++) clamp.Limit<TSimd, TVector>(output + (row * rowStride) + (column * pixelStride), channels);
        }
    }
}
