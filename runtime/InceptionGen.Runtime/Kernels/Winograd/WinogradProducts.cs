using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using InceptionGen.Kernels.Products;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Winograd;

/// <summary>From transformed tiles to outputs, a panel of output channels at a time: a matrix product per point, then the output transform.</summary>
/// <param name="weights">The weights.</param>
/// <param name="grid">Where tiles lie in the output.</param>
/// <param name="y">The output: (N, Ho, Wo, O).</param>
/// <param name="pointStride">Floats from a point's matrix of transformed tiles to the next.</param>
internal readonly unsafe struct WinogradProducts<TSimd, TVector, TTile>(WinogradWeights<TSimd, TVector, TTile> weights, TileGrid grid, MapView y, nint pointStride)
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TTile : struct, IWinogradTile
{
    // points (points, tiles, C), panel (points, C, width) -> products (tiles, points, width) -> the tiles of the output from the given one on
    public void Run(int panel, float* points, int firstTile, int tiles, float* products)
    {
        Multiply(panel, points, firstTile, tiles, products);
        Transform(panel, products, firstTile, tiles);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(int panel, float* points, int firstTile, int tiles, float* products)
    {
        ReadOnlySpan<int> order = weights.PointsByWeights;
        int width = WinogradWeights<TSimd, TVector, TTile>.PanelWidth;
        for (int i = 0; i < order.Length; i++)
        {
            for (int tile = i * tiles / order.Length; tile < (i + 1) * tiles / order.Length; tile++) Prefetch(OutputOf(panel, firstTile + tile));
            int point = order[i];
            var inputs = new MatrixRows(points + (point * pointStride), weights.ChannelStride, tiles, weights.Depth(point));
            PanelProduct<TSimd, TVector>.RunSums(weights[panel, point], inputs, products + (point * width), weights.ProductStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Transform(int panel, float* products, int firstTile, int tiles)
    {
        int width = WinogradWeights<TSimd, TVector, TTile>.PanelWidth, channels = Math.Min(width, y.ChannelCount - (panel * width));
        for (int tile = 0; tile < tiles; tile++)
        {
            OutputTile output = OutputOf(panel, firstTile + tile);
            WinogradOutput<TSimd, TVector, TTile>.TransformTile(
                products + ((long)tile * weights.ProductStride), width, weights.Bias(panel), weights.Clamp,
                output.First, (nint)y.Width * y.PixelStride, y.PixelStride, output.Rows, output.Columns, channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private OutputTile OutputOf(int panel, int tile)
    {
        (int image, int row, int column) = grid.Place(tile);
        float* first = y.Data + ((((((long)image * y.Height) + row) * y.Width) + column) * y.PixelStride) + (panel * WinogradWeights<TSimd, TVector, TTile>.PanelWidth);
        return new(first, Math.Min(TTile.Outputs.Height, y.Height - row), Math.Min(TTile.Outputs.Width, y.Width - column));
    }

    // The outputs' lines come to the second-level cache while their products are made, which leaves the memory idle; the transform, which takes little longer than its stores,
    // would wait for each of them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Prefetch(OutputTile output)
    {
        if (!Sse.IsSupported) return;

        for (int row = 0; row < output.Rows; row++)
        {
            float* pixel = output.First + ((long)row * y.Width * y.PixelStride);
            for (int column = 0; column < output.Columns; column++, pixel += y.PixelStride)
            {
                Sse.Prefetch1(pixel);
                Sse.Prefetch1(pixel + TSimd.Lanes);
            }
        }
    }

    // The pixels of a tile that the map has.
    private readonly struct OutputTile(float* first, int rows, int columns)
    {
        public float* First => first;

        public int Rows => rows;

        public int Columns => columns;
    }
}
