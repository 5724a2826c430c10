using System.Collections.Generic;
using System.Linq;
using InceptionGen.Kernels.Winograd;

namespace InceptionGen.Algorithms;

/// <summary>All algorithms, and the choice among them: the one that the cost model finds cheapest for a convolution on a machine. The same machine always chooses the same.</summary>
internal static class AlgorithmRegistry
{
    /// <summary>All of them. Of equally cheap ones the first is chosen.</summary>
    public static IReadOnlyList<Algorithm> All { get; } =
    [
        new PointwiseBeforePoolAlgorithm(),
        new PointwiseAlgorithm(),
        new WinogradAlgorithm<SquareOf<TwoByThree>>(isInRegisters: false),
        new WinogradAlgorithm<FourByThreeSquare>(isInRegisters: true),
        new WinogradAlgorithm<SquareOf<SixByThree>>(isInRegisters: false),
        new WinogradAlgorithm<SquareOf<FourByFive>>(isInRegisters: false),
        new WinogradAlgorithm<RowTile<FourByThree>>(isInRegisters: true),
        new WinogradAlgorithm<ColumnTile<FourByThree>>(isInRegisters: true),
        new WinogradAlgorithm<RowTile<SixBySeven>>(isInRegisters: true),
        new WinogradAlgorithm<ColumnTile<SixBySeven>>(isInRegisters: true),
        new StridedWinogradAlgorithm(),
        new FoldedAlgorithm<FourByThreeSquare>(),
        new FoldedAlgorithm<FourByFourSquare>(),
        new DirectAlgorithm(),
        new DepthwiseAlgorithm(),
        new GroupedAlgorithm(isPlain: true),
        new GroupedAlgorithm(isPlain: false),
    ];

    /// <summary>The algorithms that can compute a convolution and what they cost, the cheapest first.</summary>
    public static IReadOnlyList<Candidate> CandidatesOf(ConvolutionInfo convolution, Machine machine) =>
    [
        .. All.Where(algorithm => algorithm.Suits(convolution))
            .Select(algorithm => new Candidate(algorithm, algorithm.CostOf(convolution, machine)))
            .OrderBy(candidate => candidate.Cost.Milliseconds),
    ];

    /// <summary>The algorithm of that name.</summary>
    /// <exception cref="KeyNotFoundException">No algorithm is called so.</exception>
    public static Algorithm Named(string name) =>
        All.FirstOrDefault(algorithm => algorithm.Name == name) ?? throw new KeyNotFoundException($"Unknown algorithm '{name}'. The algorithms are: {string.Join(", ", All)}.");

    /// <summary>The algorithm for a convolution, among plain ones only if that is asked for.</summary>
    public static Algorithm Choose(ConvolutionInfo convolution, Machine machine, bool isPlain) =>
        CandidatesOf(convolution, machine).First(candidate => candidate.Algorithm.IsPlain || !isPlain).Algorithm;
}
