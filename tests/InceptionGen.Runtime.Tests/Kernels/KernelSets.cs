using System.Collections.Generic;
using System.Runtime.Intrinsics;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Runtime.Tests.Kernels;

/// <summary>The fast kernels at every width. Widths that the processor lacks are computed in pieces by the runtime, so all can be tested anywhere.</summary>
internal static class KernelSets
{
    public static readonly IReadOnlyList<KernelSet> All =
    [
        new KernelSet<Simd512, Vector512<float>>(),
        new KernelSet<Simd256, Vector256<float>>(),
        new KernelSet<Simd128, Vector128<float>>(),
        new KernelSet<SimdScalar, float>(),
    ];

    /// <summary>Channel counts around the borders of vectors and panels.</summary>
    public static IEnumerable<int> ChannelsOf(KernelSet kernels)
    {
        int lanes = kernels.Lanes;
        return new SortedSet<int> { 1, 3, lanes - 1, lanes, lanes + 1, 2 * lanes, (2 * lanes) + 3 }.GetViewBetween(1, int.MaxValue);
    }
}
