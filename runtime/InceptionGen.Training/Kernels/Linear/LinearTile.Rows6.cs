using System.Runtime.CompilerServices;

namespace InceptionGen.Training.Kernels.Linear;

/// <content>6 rows.</content>
internal static unsafe partial class LinearTile<TSimd, TVector, TPanel>
{
    // totals (6, width) += x (6, depth) * weights (depth, width)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows6(float* x, nint stride, nint depth, float* weights, nint columns, float* totals)
    {
        nint lanes = TSimd.Lanes;
        TVector zero = TSimd.Broadcast(0);
        TVector l0 = zero, l1 = zero, l2 = zero, l3 = zero, l4 = zero, l5 = zero;
        TVector r0 = zero, r1 = zero, r2 = zero, r3 = zero, r4 = zero, r5 = zero;
        float* a0 = x, a3 = a0 + (3 * stride);
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
            a0++;
            a3++;
        }

        Add(totals, 0, l0, r0);
        Add(totals, 1, l1, r1);
        Add(totals, 2, l2, r2);
        Add(totals, 3, l3, r3);
        Add(totals, 4, l4, r4);
        Add(totals, 5, l5, r5);
    }
}
