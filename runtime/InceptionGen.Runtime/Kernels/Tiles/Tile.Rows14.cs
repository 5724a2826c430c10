using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Epilogues;

namespace InceptionGen.Kernels.Tiles;

/// <content>14 rows: 28 sums in 32 registers leave two for the panel and one for the row.</content>
internal static unsafe partial class Tile<TSimd, TVector, TPanel>
{
    // a (14, segments, depth), panel (segments * depth, width) -> c (14, width): clamp(bias + a * panel)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows14(float* a, nint stride, nint segments, nint depth, nint segmentStride, Panel panel, Clamp clamp, float* c, nint cStride)
    {
        nint lanes = TSimd.Lanes, width = TPanel.IsWide ? 2 * lanes : lanes, toNextSegment = segmentStride - depth, ahead = segments * depth * width;
        float* weights = panel.Weights, bias = panel.Bias;
        float* a0 = a, a3 = a0 + (3 * stride), a6 = a3 + (3 * stride), a9 = a6 + (3 * stride), a12 = a9 + (3 * stride);
        TVector left = TSimd.Load(bias), right = TPanel.IsWide ? TSimd.Load(bias + lanes) : default;
        TVector l0 = left, l1 = left, l2 = left, l3 = left, l4 = left, l5 = left, l6 = left;
        TVector l7 = left, l8 = left, l9 = left, l10 = left, l11 = left, l12 = left, l13 = left;
        TVector r0 = right, r1 = right, r2 = right, r3 = right, r4 = right, r5 = right, r6 = right;
        TVector r7 = right, r8 = right, r9 = right, r10 = right, r11 = right, r12 = right, r13 = right;

        PrefetchResult(c);
        PrefetchResult(c + cStride);
        PrefetchResult(c + (2 * cStride));
        PrefetchResult(c + (3 * cStride));
        PrefetchResult(c + (4 * cStride));
        PrefetchResult(c + (5 * cStride));
        PrefetchResult(c + (6 * cStride));
        PrefetchResult(c + (7 * cStride));
        PrefetchResult(c + (8 * cStride));
        PrefetchResult(c + (9 * cStride));
        PrefetchResult(c + (10 * cStride));
        PrefetchResult(c + (11 * cStride));
        PrefetchResult(c + (12 * cStride));
        PrefetchResult(c + (13 * cStride));

        for (; segments > 0; segments--)
        {
            for (nint k = depth; k > 0; k--)
            {
                left = TSimd.Load(weights);
                if (TPanel.IsWide) right = TSimd.Load(weights + lanes);
                PrefetchWeights(weights + ahead);
                weights += width;

                Row(*a0, left, right, ref l0, ref r0);
                Row(*(a0 + stride), left, right, ref l1, ref r1);
                Row(*(a0 + (2 * stride)), left, right, ref l2, ref r2);
                Row(*a3, left, right, ref l3, ref r3);
                Row(*(a3 + stride), left, right, ref l4, ref r4);
                Row(*(a3 + (2 * stride)), left, right, ref l5, ref r5);
                Row(*a6, left, right, ref l6, ref r6);
                Row(*(a6 + stride), left, right, ref l7, ref r7);
                Row(*(a6 + (2 * stride)), left, right, ref l8, ref r8);
                Row(*a9, left, right, ref l9, ref r9);
                Row(*(a9 + stride), left, right, ref l10, ref r10);
                Row(*(a9 + (2 * stride)), left, right, ref l11, ref r11);
                Row(*a12, left, right, ref l12, ref r12);
                Row(*(a12 + stride), left, right, ref l13, ref r13);

                a0++;
                a3++;
                a6++;
                a9++;
                a12++;
            }

            a0 += toNextSegment;
            a3 += toNextSegment;
            a6 += toNextSegment;
            a9 += toNextSegment;
            a12 += toNextSegment;
        }

        TVector least = clamp.Least<TSimd, TVector>(), most = clamp.MostInVector<TSimd, TVector>();
        Store(c, least, most, l0, r0);
        Store(c + cStride, least, most, l1, r1);
        Store(c + (2 * cStride), least, most, l2, r2);
        Store(c + (3 * cStride), least, most, l3, r3);
        Store(c + (4 * cStride), least, most, l4, r4);
        Store(c + (5 * cStride), least, most, l5, r5);
        Store(c + (6 * cStride), least, most, l6, r6);
        Store(c + (7 * cStride), least, most, l7, r7);
        Store(c + (8 * cStride), least, most, l8, r8);
        Store(c + (9 * cStride), least, most, l9, r9);
        Store(c + (10 * cStride), least, most, l10, r10);
        Store(c + (11 * cStride), least, most, l11, r11);
        Store(c + (12 * cStride), least, most, l12, r12);
        Store(c + (13 * cStride), least, most, l13, r13);
    }
}
