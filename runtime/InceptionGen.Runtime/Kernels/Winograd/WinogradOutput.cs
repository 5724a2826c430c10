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
    // products (36, width) -> pixels (rows, columns, channels) of the output
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformTile(
        float* products, nint width, float* bias, float floor, float* output, nint rowStride, nint pixelStride, int rows, int columns, int channels)
    {
        TVector lowest = TSimd.Broadcast(floor);
        for (int channel = 0; channel < channels; channel += TSimd.Lanes)
        {
            TVector biases = TSimd.Load(bias + channel);
            int lanes = Math.Min(TSimd.Lanes, channels - channel);
            TransformTwoRows<FirstRows>(products + channel, width, biases, lowest, output + channel, rowStride, pixelStride, rows, columns, lanes);
            if (TTile.Outputs > 2 && rows > 2)
            {
                TransformTwoRows<LastRows>(
                    products + channel, width, biases, lowest, output + channel + (2 * rowStride), rowStride, pixelStride, rows - 2, columns, lanes);
            }
        }
    }

    // products (6, 6, width) -> two rows of pixels: every column to two outputs, then those two rows. All four do not fit the registers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformTwoRows<TRows>(
        float* products, nint width, TVector bias, TVector floor, float* output, nint rowStride, nint pixelStride, int rows, int columns, int lanes)
        where TRows : struct, ITwoRows
    {
        TransformColumn<TRows>(products, width, out TVector a0, out TVector b0);
        TransformColumn<TRows>(products + width, width, out TVector a1, out TVector b1);
        TransformColumn<TRows>(products + (2 * width), width, out TVector a2, out TVector b2);
        TransformColumn<TRows>(products + (3 * width), width, out TVector a3, out TVector b3);
        TransformColumn<TRows>(products + (4 * width), width, out TVector a4, out TVector b4);
        TransformColumn<TRows>(products + (5 * width), width, out TVector a5, out TVector b5);
        TransformRow(a0, a1, a2, a3, a4, a5, bias, floor, output, pixelStride, columns, lanes);
        if (rows > 1) TransformRow(b0, b1, b2, b3, b4, b5, bias, floor, output + rowStride, pixelStride, columns, lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformColumn<TRows>(float* products, nint width, out TVector y0, out TVector y1)
        where TRows : struct, ITwoRows
    {
        nint down = SixPoints.Count * width;
        TRows.Transform(
            TSimd.Load(products), TSimd.Load(products + down), TSimd.Load(products + (2 * down)),
            TSimd.Load(products + (3 * down)), TSimd.Load(products + (4 * down)), TSimd.Load(products + (5 * down)), out y0, out y1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformRow(
        TVector p0, TVector p1, TVector p2, TVector p3, TVector p4, TVector p5,
        TVector bias, TVector floor, float* output, nint pixelStride, int columns, int lanes)
    {
        TTile.FirstOutputs<TSimd, TVector>(p0, p1, p2, p3, p4, p5, out TVector y0, out TVector y1);
        Store(output, TSimd.AtLeast(floor, TSimd.Add(y0, bias)), lanes);
        if (columns > 1) Store(output + pixelStride, TSimd.AtLeast(floor, TSimd.Add(y1, bias)), lanes);
        if (TTile.Outputs == 2 || columns <= 2) return;

        TTile.LastOutputs<TSimd, TVector>(p0, p1, p2, p3, p4, p5, out TVector y2, out TVector y3);
        Store(output + (2 * pixelStride), TSimd.AtLeast(floor, TSimd.Add(y2, bias)), lanes);
        if (columns > 3) Store(output + (3 * pixelStride), TSimd.AtLeast(floor, TSimd.Add(y3, bias)), lanes);
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

    private interface ITwoRows
    {
        static abstract void Transform(TVector p0, TVector p1, TVector p2, TVector p3, TVector p4, TVector p5, out TVector y0, out TVector y1);
    }

    private readonly struct FirstRows : ITwoRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Transform(TVector p0, TVector p1, TVector p2, TVector p3, TVector p4, TVector p5, out TVector y0, out TVector y1) =>
            TTile.FirstOutputs<TSimd, TVector>(p0, p1, p2, p3, p4, p5, out y0, out y1);
    }

    private readonly struct LastRows : ITwoRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Transform(TVector p0, TVector p1, TVector p2, TVector p3, TVector p4, TVector p5, out TVector y0, out TVector y1) =>
            TTile.LastOutputs<TSimd, TVector>(p0, p1, p2, p3, p4, p5, out y0, out y1);
    }
}
