using System;
using System.Runtime.CompilerServices;
using InceptionGen.Execution;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>The output transform: 36 products, channel by channel, to a tile of output pixels, with bias and activation.</summary>
internal static unsafe class WinogradOutput<TSimd, TVector, TTile>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TTile : struct, IWinogradTile
{
    /// <summary>Floats it needs for values between columns and rows.</summary>
    public static int ScratchFloats => SixPoints.Count * SixPoints.Count * TSimd.Lanes;

    // products (36, width) -> pixels (rows, columns, channels) of the output
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformTile(
        float* products, nint width, float* bias, float floor, float* output, nint rowStride, nint pixelStride, int rows, int columns, int channels, float* scratch)
    {
        for (int channel = 0; channel < channels; channel += TSimd.Lanes)
        {
            TransformColumns(products + channel, width, scratch);
            TVector biases = TSimd.Load(bias + channel), lowest = TSimd.Broadcast(floor);
            int lanes = Math.Min(TSimd.Lanes, channels - channel);
            for (int row = 0; row < rows; row++)
                TransformRow(scratch + (row * SixPoints.Count * TSimd.Lanes), biases, lowest, output + (row * rowStride) + channel, pixelStride, columns, lanes);
        }
    }

    // products (6, 6, width) -> scratch (outputs, 6, lanes)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformColumns(float* products, nint width, float* scratch)
    {
        nint lanes = TSimd.Lanes, down = SixPoints.Count * width, between = SixPoints.Count * lanes;
        for (nint j = 0; j < SixPoints.Count; j++, products += width, scratch += lanes)
        {
            TTile.TransformOutput<TSimd, TVector>(
                TSimd.Load(products), TSimd.Load(products + down), TSimd.Load(products + (2 * down)),
                TSimd.Load(products + (3 * down)), TSimd.Load(products + (4 * down)), TSimd.Load(products + (5 * down)),
                out TVector y0, out TVector y1, out TVector y2, out TVector y3);
            TSimd.Store(scratch, y0);
            TSimd.Store(scratch + between, y1);
            if (TTile.Outputs > 2) TSimd.Store(scratch + (2 * between), y2);
            if (TTile.Outputs > 3) TSimd.Store(scratch + (3 * between), y3);
        }
    }

    // scratch (6, lanes) -> pixels (columns, lanes) of one output row
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformRow(float* scratch, TVector bias, TVector floor, float* output, nint pixelStride, int columns, int lanes)
    {
        nint step = TSimd.Lanes;
        TTile.TransformOutput<TSimd, TVector>(
            TSimd.Load(scratch), TSimd.Load(scratch + step), TSimd.Load(scratch + (2 * step)),
            TSimd.Load(scratch + (3 * step)), TSimd.Load(scratch + (4 * step)), TSimd.Load(scratch + (5 * step)),
            out TVector y0, out TVector y1, out TVector y2, out TVector y3);
        Store(output, TSimd.AtLeast(floor, TSimd.Add(y0, bias)), lanes);
        if (columns > 1) Store(output + pixelStride, TSimd.AtLeast(floor, TSimd.Add(y1, bias)), lanes);
        if (TTile.Outputs > 2 && columns > 2) Store(output + (2 * pixelStride), TSimd.AtLeast(floor, TSimd.Add(y2, bias)), lanes);
        if (TTile.Outputs > 3 && columns > 3) Store(output + (3 * pixelStride), TSimd.AtLeast(floor, TSimd.Add(y3, bias)), lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* output, TVector value, int lanes)
    {
        if (lanes == TSimd.Lanes)
            TSimd.Store(output, value);
        else
            StoreSome(output, value, lanes);
    }

    // Not inlined: taking the vector's address would keep it in memory on the fast path, too.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreSome(float* output, TVector value, int lanes) => new ReadOnlySpan<float>(&value, lanes).CopyTo(new Span<float>(output, lanes));
}
