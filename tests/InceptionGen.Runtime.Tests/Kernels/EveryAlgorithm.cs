using InceptionGen.Tests;
using Xunit;

namespace InceptionGen.Runtime.Tests.Kernels;

/// <summary>Convolutions for what holds of every algorithm. <see cref="AlgorithmRegistryTests"/> fails if one of the registry's is missing.</summary>
internal static class EveryAlgorithm
{
    /// <summary>Each algorithm with a kernel (rows, columns) and a stride that it suits.</summary>
    public static TheoryData<string, int, int, int> WithKernels => new()
    {
        { Ways.Direct, 3, 3, 1 },
        { Ways.Direct, 1, 1, 2 },
        { Ways.Pointwise, 1, 1, 1 },
        { Ways.Winograd2x2, 3, 3, 1 },
        { Ways.Winograd4x4, 3, 3, 1 },
        { Ways.Winograd6x6, 3, 3, 1 },
        { Ways.WinogradStride2, 3, 3, 2 },
        { Ways.WinogradFolded, 7, 7, 2 },
        { Ways.WinogradFolded, 5, 5, 2 },
        { Ways.Winograd4x4For5x5, 5, 5, 1 },
        { Ways.WinogradLine4For3, 1, 3, 1 },
        { Ways.WinogradLine4For3, 3, 1, 1 },
        { Ways.WinogradLine6For7, 7, 1, 1 },
        { Ways.WinogradLine6For7, 1, 7, 1 },
    };
}
