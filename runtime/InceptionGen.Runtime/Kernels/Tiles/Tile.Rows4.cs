using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Epilogues;

namespace InceptionGen.Kernels.Tiles;

/// <content>4 rows: what remains of a product below 6 or 8 rows, and the four tiles of a 7x7 map.</content>
internal static unsafe partial class Tile<TSimd, TVector, TPanel>
{
    // a (4, segments, depth), panel (segments * depth, width) -> c (4, width): clamp(bias + a * panel)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows4(float* a, nint stride, nint segments, nint depth, nint segmentStride, Panel panel, Clamp clamp, float* c, nint cStride)
    {
        nint lanes = TSimd.Lanes, width = TPanel.IsWide ? 2 * lanes : lanes, toNextSegment = segmentStride - depth;
        float* weights = panel.Weights, bias = panel.Bias;
        float* a0 = a, a3 = a0 + (3 * stride);
        TVector left = TSimd.Load(bias), right = TPanel.IsWide ? TSimd.Load(bias + lanes) : default;
        TVector l0 = left, l1 = left, l2 = left, l3 = left;
        TVector r0 = right, r1 = right, r2 = right, r3 = right;

        PrefetchResult(c);
        PrefetchResult(c + cStride);
        PrefetchResult(c + (2 * cStride));
        PrefetchResult(c + (3 * cStride));

        for (; segments > 0; segments--)
        {
            for (nint k = depth; k > 0; k--)
            {
                left = TSimd.Load(weights);
                if (TPanel.IsWide) right = TSimd.Load(weights + lanes);
                weights += width;

                Row(*a0, left, right, ref l0, ref r0);
                Row(*(a0 + stride), left, right, ref l1, ref r1);
                Row(*(a0 + (2 * stride)), left, right, ref l2, ref r2);
                Row(*a3, left, right, ref l3, ref r3);

                a0++;
                a3++;
            }

            a0 += toNextSegment;
            a3 += toNextSegment;
        }

        TVector least = clamp.Least<TSimd, TVector>(), most = clamp.MostInVector<TSimd, TVector>();
        Store(c, least, most, l0, r0);
        Store(c + cStride, least, most, l1, r1);
        Store(c + (2 * cStride), least, most, l2, r2);
        Store(c + (3 * cStride), least, most, l3, r3);
    }
}
