using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Model;

namespace InceptionGen.Generator.Planning;

/// <summary>An algorithm that can compute a convolution, and what it takes.</summary>
internal sealed record Candidate(ConvolutionAlgorithm Algorithm, Cost Cost);

/// <summary>Decides by which algorithm a convolution is computed, from its shape alone: by the one that the cost model finds fastest.</summary>
internal static class AlgorithmChoice
{
    private static readonly Extent One = new(1, 1);

    // Kernels and the tiles of outputs that Winograd's algorithm makes of them.
    private static readonly (ConvolutionAlgorithm Algorithm, Extent Kernel, Extent Tile)[] Winograd =
    [
        (ConvolutionAlgorithm.Winograd4x4, new(3, 3), new(4, 4)),
        (ConvolutionAlgorithm.Winograd2x2For5x5, new(5, 5), new(2, 2)),
        (ConvolutionAlgorithm.WinogradLine4For3, new(1, 3), new(1, 4)),
        (ConvolutionAlgorithm.WinogradLine4For3, new(3, 1), new(4, 1)),
        (ConvolutionAlgorithm.WinogradLine6For7, new(1, 7), new(1, 6)),
        (ConvolutionAlgorithm.WinogradLine6For7, new(7, 1), new(6, 1)),
    ];

    public static ConvolutionAlgorithm Of(ConvolutionSpec convolution) => Candidates(convolution)[0].Algorithm;

    /// <summary>All algorithms that can compute it, the fastest first.</summary>
    public static IReadOnlyList<Candidate> Candidates(ConvolutionSpec convolution)
    {
        var direct = new Candidate(ConvolutionAlgorithm.Direct, Cost.OfDirect(convolution));
        if (convolution.IsLinear || convolution.Stride != One) return [direct];
        if (convolution.Kernel == One && convolution.Padding == Padding.None) return [new(ConvolutionAlgorithm.Pointwise, Cost.OfProduct(convolution))];
        return Winograd
            .Where(winograd => winograd.Kernel == convolution.Kernel)
            .Select(winograd => new Candidate(winograd.Algorithm, Cost.OfWinograd(convolution, winograd.Tile)))
            .Append(direct)
            .OrderBy(candidate => candidate.Cost.Milliseconds)
            .ToArray();
    }
}
