using System.Runtime.CompilerServices;

namespace InceptionGen.Kernels.Tiles;

/// <content>1 row: a matrix-vector product, bound by reading the panel.</content>
internal static unsafe partial class Tile<TSimd, TVector, TPanel>
{
    // a (1, depth), panel (depth, width), bias (width) -> c (1, width): max(floor, bias + a * panel)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows1(float* a, nint stride, float* panel, nint depth, float* bias, float floor, float* c, nint cStride)
    {
        nint lanes = TSimd.Lanes, width = TPanel.IsWide ? 2 * lanes : lanes;
        float* a0 = a;
        TVector left = TSimd.Load(bias), right = TPanel.IsWide ? TSimd.Load(bias + lanes) : default;
        TVector l0 = left;
        TVector r0 = right;

        for (; depth > 0; depth--)
        {
            left = TSimd.Load(panel);
            if (TPanel.IsWide) right = TSimd.Load(panel + lanes);
            panel += width;

            Row(*a0, left, right, ref l0, ref r0);

            a0++;
        }

        TVector lowest = TSimd.Broadcast(floor);
        Store(c, lowest, l0, r0);
    }
}
