using System;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.Intrinsics.X86;
using InceptionGen.Algorithms;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;
using InceptionGen.Memory;
using InceptionGen.Training.Hashing;
using InceptionGen.Training.Nodes;
using InceptionGen.Training.Parameters;
using InceptionGen.Weights;

namespace InceptionGen.Training.Graph;

/// <summary>The weights of rows that are not trained, as inference has them: batch norm is folded into them.</summary>
/// <param name="network">What the table says.</param>
/// <param name="weights">Where they are; null to tell what they need without reading them.</param>
internal sealed class FrozenWeights(NetworkDescription network, IWeightSource? weights)
{
    private readonly KernelMemory _memory = new();

    /// <summary>The hash of the tensors of all layers that were made.</summary>
    public UInt128 WeightsHash { get; private set; }

    /// <summary>The hash of what decides how they are computed.</summary>
    public UInt128 KernelsHash { get; private set; } = ContentHash.Of($"{KernelSet.Best.Lanes} {Fma.IsSupported} {BitConverter.IsLittleEndian} {RuntimeVersion}");

    /// <summary>What they need, as they are packed.</summary>
    public long Bytes { get; private set; }

    /// <summary>The layer that inference would run.</summary>
    public ConvolutionLayer LayerOf(ConvolutionInfo convolution)
    {
        convolution = convolution with { IsBeforePool = false };
        Candidate choice = AlgorithmRegistry.CandidatesOf(convolution, Machine.Current)[0];
        Bytes += choice.Cost.WeightBytes;

        // Only its scratch memory is asked for then, which groups make smaller.
        if (weights is null) return UnpackedLayer.ForGradients(convolution with { Groups = 1 });
        FoldedTensors tensors = Read(convolution);
        WeightsHash = ContentHash.Of(tensors.Bias, ContentHash.Of(tensors.Kernel, WeightsHash));
        KernelsHash = ContentHash.Of(choice.Algorithm.Name, KernelsHash);
        return LayerPacking.Pack(convolution, tensors.Kernel, tensors.Bias, choice.Algorithm);
    }

    /// <summary>Kernel (G, Kh, Kw, C / G, O / G) and bias (O).</summary>
    public (PinnedFloats Kernel, float[] Bias) KernelOf(ConvolutionInfo convolution)
    {
        Bytes += PinnedFloats.BytesOf(convolution.KernelLength);
        if (weights is null) return (new PinnedFloats(0), []);
        FoldedTensors tensors = Read(convolution);
        var kernel = new PinnedFloats(tensors.Kernel.Length);
        KernelOrder.FromFile(convolution, tensors.Kernel, kernel.Span);
        return (kernel, tensors.Bias);
    }

    /// <summary>Reads the gamma and beta of batch norm that is not trained.</summary>
    public void ReadFixed(ConvolutionInfo convolution, BatchNorm norm)
    {
        if (weights is null) return;
        if (!norm.FixedGamma.IsEmpty) weights.Read(weights.Find(convolution.BatchNorm!.Gamma!)!, norm.FixedGamma);
        if (!norm.FixedBeta.IsEmpty) weights.Read(weights.Find(convolution.BatchNorm!.Beta!)!, norm.FixedBeta);
    }

    private static string? RuntimeVersion => typeof(KernelSet).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    private FoldedTensors Read(ConvolutionInfo convolution)
    {
        List<string> problems = [];
        FoldedTensors tensors = FoldedTensors.Read(network, convolution, weights!, _memory, problems);
        return problems.Count == 0 ? tensors : throw NumberCheck.Exception(network, weights!, [.. problems]);
    }
}
