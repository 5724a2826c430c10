using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Planning;

/// <summary>An algorithm that can compute a convolution, and what it takes.</summary>
internal sealed record Candidate(ConvolutionAlgorithm Algorithm, Cost Cost);

/// <summary>Decides by which algorithm a convolution is computed: by the one that the cost model finds fastest for its shape.</summary>
internal static class AlgorithmChoice
{
    private const int MostFoldedChannels = 64;

    private static readonly Extent One = new(1, 1);
    private static readonly Extent StridedKernel = new(3, 3);
    private static readonly Extent StridedStep = new(2, 2);
    private static readonly Extent StridedTile = new(3, 3);
    private static readonly Extent FoldedTile = new(4, 4);
    private static readonly Extent[] FoldedSteps = [new(3, 3), new(4, 4)];

    // Kernels and the tiles of outputs that Winograd's algorithms make of them; and whether a tile is transformed in registers, or in memory between its rows and its columns.
    private static readonly (ConvolutionAlgorithm Algorithm, Extent Kernel, Extent Tile, bool InRegisters)[] Winograd =
    [
        (ConvolutionAlgorithm.Winograd2x2, new(3, 3), new(2, 2), false),
        (ConvolutionAlgorithm.Winograd4x4, new(3, 3), new(4, 4), true),
        (ConvolutionAlgorithm.Winograd6x6, new(3, 3), new(6, 6), false),
        (ConvolutionAlgorithm.Winograd4x4For5x5, new(5, 5), new(4, 4), false),
        (ConvolutionAlgorithm.WinogradLine4For3, new(1, 3), new(1, 4), true),
        (ConvolutionAlgorithm.WinogradLine4For3, new(3, 1), new(4, 1), true),
        (ConvolutionAlgorithm.WinogradLine6For7, new(1, 7), new(1, 6), true),
        (ConvolutionAlgorithm.WinogradLine6For7, new(7, 1), new(6, 1), true),
    ];

    /// <summary>All algorithms that can compute it, the fastest first: that one is chosen.</summary>
    public static EquatableArray<Candidate> Candidates(ConvolutionSpec convolution)
    {
        if (IsPointwise(convolution)) return EquatableArray.Of(new Candidate(ConvolutionAlgorithm.Pointwise, Cost.OfProduct(convolution)));
        var direct = new Candidate(ConvolutionAlgorithm.Direct, Cost.OfDirect(convolution));
        if (convolution.IsLinear) return EquatableArray.Of(direct);
        return Ranked(Winograd
            .Where(winograd => winograd.Kernel == convolution.Kernel && convolution.Stride == One)
            .Select(winograd => new Candidate(winograd.Algorithm, Cost.OfWinograd(convolution, winograd.Tile, winograd.InRegisters)))
            .Concat(Strided(convolution))
            .Concat(Folded(convolution))
            .Append(direct));
    }

    /// <summary>The one way in which a 1x1 convolution is computed before the pool that the table has before it.</summary>
    public static EquatableArray<Candidate> BeforePool(ConvolutionSpec convolution) =>
        EquatableArray.Of(new Candidate(ConvolutionAlgorithm.PointwiseBeforePool, Cost.OfProduct(convolution)));

    /// <summary>Whether it is a product of the map itself.</summary>
    public static bool IsPointwise(ConvolutionSpec convolution) =>
        !convolution.IsLinear && convolution.Kernel == One && convolution.Stride == One && convolution.Padding == Padding.None;

    private static IEnumerable<Candidate> Strided(ConvolutionSpec convolution)
    {
        if (convolution.Kernel == StridedKernel && convolution.Stride == StridedStep) yield return new(ConvolutionAlgorithm.WinogradStride2, Cost.OfStrided(convolution, StridedTile));
    }

    // Strided kernels that are 3x3 or 4x4 steps large. No published network has one over many channels, and its rate is not measured there.
    private static IEnumerable<Candidate> Folded(ConvolutionSpec convolution)
    {
        (Extent kernel, Extent stride) = (convolution.Kernel, convolution.Stride);
        Extent steps = new(((kernel.Height - 1) / stride.Height) + 1, ((kernel.Width - 1) / stride.Width) + 1);
        bool isFew = (long)convolution.Input.Channels * stride.Height * stride.Width <= MostFoldedChannels;
        if (stride != One && isFew && FoldedSteps.Contains(steps)) yield return new(ConvolutionAlgorithm.WinogradFolded, Cost.OfFolded(convolution, steps, FoldedTile));
    }

    private static EquatableArray<Candidate> Ranked(IEnumerable<Candidate> candidates) => candidates.OrderBy(candidate => candidate.Cost.Milliseconds).ToEquatableArray();
}
