using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Tiles;

/// <summary>The micro-kernel: a few rows of a matrix by one panel of packed weights, all sums in registers. Each height is a text of its own, since the
/// compiler keeps named locals in registers but not arrays; every width comes from the same text.</summary>
/// <remarks>Each sum starts at the bias and adds its products in the order of depth, whatever the height, so that results do not depend on how rows
/// are divided into tiles.</remarks>
internal static unsafe partial class Tile<TSimd, TVector, TPanel>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TPanel : struct, IPanelWidth
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(float value, TVector panelLeft, TVector panelRight, ref TVector left, ref TVector right)
    {
        TVector values = TSimd.Broadcast(value);
        left = TSimd.MultiplyAdd(values, panelLeft, left);
        if (TPanel.IsWide) right = TSimd.MultiplyAdd(values, panelRight, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* c, TVector least, TVector most, TVector left, TVector right)
    {
        TSimd.Store(c, TPanel.IsLast ? TSimd.AtMost(most, TSimd.AtLeast(least, left)) : left);
        if (TPanel.IsWide) TSimd.Store(c + TSimd.Lanes, TPanel.IsLast ? TSimd.AtMost(most, TSimd.AtLeast(least, right)) : right);
    }

    // The result's lines come to the first-level cache while the sums are made. Otherwise the stores of a large map wait for each other's lines.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchResult(float* c)
    {
        if (!Sse.IsSupported || !TPanel.IsLast) return;

        Sse.Prefetch0(c);
        if (TPanel.IsWide) Sse.Prefetch0(c + TSimd.Lanes);
    }

    // The next panel, or the next matrix of this panel, follows in memory. It comes to the second-level cache while this one is multiplied, since the processor's own
    // prefetching starts again with every page of 4096 bytes. It does not matter if nothing follows: prefetching an address without memory does nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchWeights(float* next)
    {
        if (!Sse.IsSupported) return;

        Sse.Prefetch1(next);
        if (TPanel.IsWide) Sse.Prefetch1(next + TSimd.Lanes);
    }
}
