using System.Linq;
using InceptionGen.Algorithms;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;

namespace InceptionGen.Training.Nodes;

/// <summary>Makes layers whose weights come later, and change from step to step.</summary>
internal static class UnpackedLayer
{
    /// <summary>For sums of a forward pass, with weights of zeros. Its algorithm is a plain one, and sums are made of those of short blocks: without that the loss of Inception
    /// v3's first step is 4e-6 off, and not 1e-6. What is rounded in the first layers decides which side of 0 numbers of later ones are on.</summary>
    public static ConvolutionLayer ForSums(ConvolutionInfo convolution) => Of(convolution, isPlain: true);

    /// <summary>For gradients, with weights of zeros: by the fastest algorithm. They are products with what is decided already, and rounding does not grow in them.</summary>
    public static ConvolutionLayer ForGradients(ConvolutionInfo convolution) => Of(convolution, isPlain: false);

    private static ConvolutionLayer Of(ConvolutionInfo convolution, bool isPlain)
    {
        Algorithm algorithm = AlgorithmRegistry.CandidatesOf(convolution, Machine.Current)
            .Select(candidate => candidate.Algorithm)
            .First(algorithm => algorithm.CanRepack && (algorithm.IsPlain || !isPlain));
        return KernelSet.Best.Pack(convolution, [], [], algorithm, isPrecise: isPlain);
    }
}
