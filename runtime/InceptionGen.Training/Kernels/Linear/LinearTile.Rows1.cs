using System.Runtime.CompilerServices;

namespace InceptionGen.Training.Kernels.Linear;

/// <content>1 row.</content>
internal static unsafe partial class LinearTile<TSimd, TVector, TPanel>
{
    // totals (1, width) += x (1, depth) * weights (depth, width)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows1(float* x, nint depth, float* weights, nint columns, float* totals)
    {
        nint lanes = TSimd.Lanes;
        TVector zero = TSimd.Broadcast(0);
        TVector l0 = zero;
        TVector r0 = zero;
        for (; depth > 0; depth--, weights += columns)
        {
            TVector left = TSimd.Load(weights), right = TPanel.IsWide ? TSimd.Load(weights + lanes) : default;
            Prefetch(weights, columns);
            Row(*x, left, right, ref l0, ref r0);
            x++;
        }

        Add(totals, 0, l0, r0);
    }
}
