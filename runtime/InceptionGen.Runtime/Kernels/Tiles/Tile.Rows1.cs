using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Epilogues;

namespace InceptionGen.Kernels.Tiles;

/// <content>1 row: a matrix-vector product, bound by reading the panel.</content>
internal static unsafe partial class Tile<TSimd, TVector, TPanel>
{
    // a (1, segments, depth), panel (segments * depth, width) -> c (1, width): clamp(bias + a * panel)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows1(float* a, nint stride, nint segments, nint depth, nint segmentStride, Panel panel, Clamp clamp, float* c, nint cStride)
    {
        nint lanes = TSimd.Lanes, width = TPanel.IsWide ? 2 * lanes : lanes, toNextSegment = segmentStride - depth;
        float* weights = panel.Weights, bias = panel.Bias;
        float* a0 = a;
        TVector left = TSimd.Load(bias), right = TPanel.IsWide ? TSimd.Load(bias + lanes) : default;
        TVector l0 = left;
        TVector r0 = right;

        PrefetchResult(c);

        for (; segments > 0; segments--)
        {
            for (nint k = depth; k > 0; k--)
            {
                left = TSimd.Load(weights);
                if (TPanel.IsWide) right = TSimd.Load(weights + lanes);
                weights += width;

                Row(*a0, left, right, ref l0, ref r0);

                a0++;
            }

            a0 += toNextSegment;
        }

        TVector least = clamp.Least<TSimd, TVector>(), most = clamp.MostInVector<TSimd, TVector>();
        Store(c, least, most, l0, r0);
    }
}
