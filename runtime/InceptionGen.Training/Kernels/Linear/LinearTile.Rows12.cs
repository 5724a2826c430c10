using System.Runtime.CompilerServices;

namespace InceptionGen.Training.Kernels.Linear;

/// <content>12 rows: 24 sums in 32 registers.</content>
internal static unsafe partial class LinearTile<TSimd, TVector, TPanel>
{
    // totals (12, width) += x (12, depth) * weights (depth, width)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows12(float* x, nint stride, nint depth, float* weights, nint columns, float* totals)
    {
        nint lanes = TSimd.Lanes;
        TVector zero = TSimd.Broadcast(0);
        TVector l0 = zero, l1 = zero, l2 = zero, l3 = zero, l4 = zero, l5 = zero, l6 = zero, l7 = zero, l8 = zero, l9 = zero, l10 = zero, l11 = zero;
        TVector r0 = zero, r1 = zero, r2 = zero, r3 = zero, r4 = zero, r5 = zero, r6 = zero, r7 = zero, r8 = zero, r9 = zero, r10 = zero, r11 = zero;
        float* a0 = x, a3 = a0 + (3 * stride), a6 = a3 + (3 * stride), a9 = a6 + (3 * stride);
        for (; depth > 0; depth--, weights += columns)
        {
            TVector left = TSimd.Load(weights), right = TPanel.IsWide ? TSimd.Load(weights + lanes) : default;
            Prefetch(weights, columns);
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
            a0++;
            a3++;
            a6++;
            a9++;
        }

        Add(totals, 0, l0, r0);
        Add(totals, 1, l1, r1);
        Add(totals, 2, l2, r2);
        Add(totals, 3, l3, r3);
        Add(totals, 4, l4, r4);
        Add(totals, 5, l5, r5);
        Add(totals, 6, l6, r6);
        Add(totals, 7, l7, r7);
        Add(totals, 8, l8, r8);
        Add(totals, 9, l9, r9);
        Add(totals, 10, l10, r10);
        Add(totals, 11, l11, r11);
    }
}
