using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Model;

namespace InceptionGen.Generator.Planning;

/// <summary>An algorithm that can compute a convolution, and what it takes.</summary>
internal sealed record Candidate(ConvolutionAlgorithm Algorithm, Cost Cost);

/// <summary>Decides by which algorithm a convolution is computed, from its shape alone: by the one that the cost model finds fastest.</summary>
internal static class AlgorithmChoice
{
    private const int MostFoldedChannels = 64;

    // Floats of the widest vector: Strassen's halves of channels need one each.
    private const int MostLanes = 16;

    // Strassen's weights are three quarters more, which must be worth it.
    private const double WorthwhileShare = 0.98;

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

    public static ConvolutionAlgorithm Of(ConvolutionSpec convolution) => Candidates(convolution)[0].Algorithm;

    /// <summary>All algorithms that can compute it, the fastest first; but one that saves hardly anything for more memory comes behind.</summary>
    public static IReadOnlyList<Candidate> Candidates(ConvolutionSpec convolution)
    {
        var direct = new Candidate(ConvolutionAlgorithm.Direct, Cost.OfDirect(convolution));
        if (convolution.IsLinear) return [direct];
        if (convolution.Kernel == One && convolution.Stride == One && convolution.Padding == Padding.None) return Pointwise(convolution);
        return Ranked(Winograd
            .Where(winograd => winograd.Kernel == convolution.Kernel && convolution.Stride == One)
            .Select(winograd => new Candidate(winograd.Algorithm, Cost.OfWinograd(convolution, winograd.Tile, winograd.InRegisters)))
            .Concat(Strided(convolution))
            .Concat(Folded(convolution))
            .Append(direct));
    }

    /// <summary>The same for a layer of a plan: before a pool there is one way.</summary>
    public static IReadOnlyList<Candidate> Candidates(LayerPlan layer) => layer.Algorithm == ConvolutionAlgorithm.PointwiseBeforePool
        ? [new Candidate(layer.Algorithm, Cost.OfProduct(layer.Convolution))]
        : Candidates(layer.Convolution);

    /// <summary>Whether it is computed as products of the map itself.</summary>
    public static bool IsPointwise(ConvolutionSpec convolution) => Of(convolution) is ConvolutionAlgorithm.Pointwise or ConvolutionAlgorithm.PointwiseStrassen;

    private static Candidate[] Pointwise(ConvolutionSpec convolution)
    {
        Candidate product = new(ConvolutionAlgorithm.Pointwise, Cost.OfProduct(convolution));
        (int inputs, int outputs) = (convolution.Input.Channels, convolution.Output.Channels);
        if (inputs % 2 != 0 || inputs < 2 * MostLanes || outputs < MostLanes) return [product];
        Candidate strassen = new(ConvolutionAlgorithm.PointwiseStrassen, Cost.OfStrassen(convolution));
        return strassen.Cost.Milliseconds < WorthwhileShare * product.Cost.Milliseconds ? [strassen, product] : [product, strassen];
    }

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

    private static Candidate[] Ranked(IEnumerable<Candidate> candidates) => candidates.OrderBy(candidate => candidate.Cost.Milliseconds).ToArray();
}
