using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Simd;
using InceptionGen.Kernels.Tiles;

namespace InceptionGen.Kernels.Products;

/// <summary>A matrix by a panel of packed weights: the rows are divided into tiles, the sums leave with bias and activation.</summary>
internal static unsafe class PanelProduct<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>Rows of the tallest tile.</summary>
    public static int TileRows => TSimd.HasManyRegisters ? 14 : 6;

    // a (rows, depth), panel (depth, width) -> c (rows, width): sums that are not outputs yet. Without the activation and without fetching what they are written to, which was read
    // just before, a product of depth 12 takes an eighth less time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunSums(Panel panel, MatrixRows a, float* c, nint cStride)
    {
        for (int row = 0; row < a.Count;)
        {
            (int first, int height) = NextTile(row, a.Count);
            if (panel.Width > TSimd.Lanes)
                RunTile<SumsOf<WidePanel>>(height, panel, a, first, Clamp.None, c + (first * cStride), cStride);
            else
                RunTile<SumsOf<NarrowPanel>>(height, panel, a, first, Clamp.None, c + (first * cStride), cStride);
            row = first + height;
        }
    }

    // a (rows, depth), panel (depth, width) -> c (rows, columns of the panel): clamp(bias + a * panel)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(Panel panel, MatrixRows a, Clamp clamp, float* c, nint cStride)
    {
        if (panel.Columns % TSimd.Lanes != 0)
        {
            RunClipped(panel, a, clamp, c, cStride);
            return;
        }

        for (int row = 0; row < a.Count;)
        {
            (int first, int height) = NextTile(row, a.Count);
            RunTile(height, panel, a, first, clamp, c + (first * cStride), cStride);
            row = first + height;
        }
    }

    // A tile stores whole vectors, so that beyond the last output it would write into its neighbour's channels: it stores them here first.
    [SkipLocalsInit]
    private static void RunClipped(Panel panel, MatrixRows a, Clamp clamp, float* c, nint cStride)
    {
        nint sumsStride = 2 * TSimd.Lanes;
        float* sums = stackalloc float[TileRows * 2 * TSimd.Lanes];
        for (int row = 0; row < a.Count;)
        {
            (int first, int height) = NextTile(row, a.Count);
            RunTile(height, panel, a, first, clamp, sums, sumsStride);
            for (int i = 0; i < height; i++) VectorCopy<TSimd, TVector>.Run(sums + (i * sumsStride), c + ((first + i) * cStride), panel.Columns);
            row = first + height;
        }
    }

    /// <summary>The tile to compute next. One that would reach beyond the last row moves back over rows that are done already: computing
    /// a few of them again costs less than a string of low tiles, and gives the same numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (int First, int Height) NextTile(int row, int rows)
    {
        int left = rows - row;
        if (!TSimd.HasManyRegisters)
        {
            if (left >= 6) return (row, 6);
            if (left == 5 && rows >= 6) return (rows - 6, 6);
        }
        else
        {
            bool isTwoEights = left is 15 or 16;
            if (left >= 14 && !isTwoEights) return (row, 14);
            if (left == 13 && rows >= 14) return (rows - 14, 14);
            if (left >= 8) return (row, 8);
            if (left > 4 && rows >= 8) return (rows - 8, 8);
        }

        if (left >= 4) return (row, 4);
        return rows >= 4 ? (rows - 4, 4) : (row, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void RunTile(int height, Panel panel, MatrixRows a, int first, Clamp clamp, float* c, nint cStride)
    {
        if (panel.Width > TSimd.Lanes)
            RunTile<WidePanel>(height, panel, a, first, clamp, c, cStride);
        else
            RunTile<NarrowPanel>(height, panel, a, first, clamp, c, cStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunTile<TPanel>(int height, Panel panel, MatrixRows a, int first, Clamp clamp, float* c, nint cStride)
        where TPanel : struct, IPanelWidth
    {
        float* rows = a.First + (first * a.Stride);
        switch (height)
        {
            case 14:
                Tile<TSimd, TVector, TPanel>.Rows14(rows, a.Stride, a.Segments, a.Depth, a.SegmentStride, panel, clamp, c, cStride);
                break;
            case 8:
                Tile<TSimd, TVector, TPanel>.Rows8(rows, a.Stride, a.Segments, a.Depth, a.SegmentStride, panel, clamp, c, cStride);
                break;
            case 6:
                Tile<TSimd, TVector, TPanel>.Rows6(rows, a.Stride, a.Segments, a.Depth, a.SegmentStride, panel, clamp, c, cStride);
                break;
            case 4:
                Tile<TSimd, TVector, TPanel>.Rows4(rows, a.Stride, a.Segments, a.Depth, a.SegmentStride, panel, clamp, c, cStride);
                break;
            default:
                Tile<TSimd, TVector, TPanel>.Rows1(rows, a.Stride, a.Segments, a.Depth, a.SegmentStride, panel, clamp, c, cStride);
                break;
        }
    }
}
