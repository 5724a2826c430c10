using System.Runtime.CompilerServices;

namespace InceptionGen.Training.Kernels.Linear;

/// <content>4 rows.</content>
internal static unsafe partial class LinearTile<TSimd, TVector, TPanel>
{
    // totals (4, width) += x (4, depth) * weights (depth, width)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows4(float* x, nint stride, nint depth, float* weights, nint columns, float* totals)
    {
        nint lanes = TSimd.Lanes;
        TVector zero = TSimd.Broadcast(0);
        TVector l0 = zero, l1 = zero, l2 = zero, l3 = zero;
        TVector r0 = zero, r1 = zero, r2 = zero, r3 = zero;
        float* a0 = x, a2 = a0 + (2 * stride);
        for (; depth > 0; depth--, weights += columns)
        {
            TVector left = TSimd.Load(weights), right = TPanel.IsWide ? TSimd.Load(weights + lanes) : default;
            Prefetch(weights, columns);
            Row(*a0, left, right, ref l0, ref r0);
            Row(*(a0 + stride), left, right, ref l1, ref r1);
            Row(*a2, left, right, ref l2, ref r2);
            Row(*(a2 + stride), left, right, ref l3, ref r3);
            a0++;
            a2++;
        }

        Add(totals, 0, l0, r0);
        Add(totals, 1, l1, r1);
        Add(totals, 2, l2, r2);
        Add(totals, 3, l3, r3);
    }
}
