using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Simd;
using InceptionGen.Kernels.Tiles;

namespace InceptionGen.Kernels.Products;

/// <summary>A matrix by a panel of packed weights with less rounding: every sum is made of the sums of short blocks. Where one long sum of n products is rounded
/// n times while it grows, one of blocks is rounded n / block + block times.</summary>
internal static unsafe class BlockedProduct<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    // About the square root of the depths of the published networks. Shorter ones cost time and gain nothing.
    private const int BlockDepth = 32;

    // a (rows, segments, depth), panel (segments * depth, width) -> c (rows, columns of the panel): clamp(bias + a * panel)
    [SkipLocalsInit]
    public static void Run(Panel panel, MatrixRows a, Clamp clamp, float* c, nint cStride)
    {
        int width = PackedPanels<TSimd, TVector>.Width, floats = PanelProduct<TSimd, TVector>.TileRows * width;
        float* zeros = stackalloc float[width], sums = stackalloc float[floats], totals = stackalloc float[floats];
        VectorCopy<TSimd, TVector>.Clear(zeros, width);
        var vectors = clamp.InVectors<TSimd, TVector>();
        for (int row = 0; row < a.Count;)
        {
            (int first, int height) = PanelProduct<TSimd, TVector>.NextTile(row, a.Count);
            for (int i = 0; i < height; i++) VectorCopy<TSimd, TVector>.Run(panel.Bias, totals + (i * width), panel.Width);
            for (int segment = 0; segment < a.Segments; segment++)
            {
                for (int begin = 0; begin < a.Depth; begin += BlockDepth)
                {
                    int depth = Math.Min(BlockDepth, a.Depth - begin);
                    float* weights = panel.Weights + (((long)(segment * a.Depth) + begin) * panel.Width);
                    var rows = new MatrixRows(a.First + (segment * a.SegmentStride) + begin, a.Stride, a.Count, depth);
                    PanelProduct<TSimd, TVector>.RunTile(
                        height, new(weights, zeros, panel.Width, panel.Width), rows, first, Clamp.None, sums, width);
                    for (int i = 0; i < height * width; i += TSimd.Lanes)
                        TSimd.Store(totals + i, TSimd.Add(TSimd.Load(totals + i), TSimd.Load(sums + i)));
                }
            }

            for (int i = 0; i < height * width; i += TSimd.Lanes) TSimd.Store(totals + i, vectors.Apply(TSimd.Load(totals + i)));
            for (int i = 0; i < height; i++) VectorCopy<TSimd, TVector>.Run(totals + (i * width), c + ((first + i) * cStride), panel.Columns);
            row = first + height;
        }
    }
}
