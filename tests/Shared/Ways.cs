using System;
using System.Linq;
using InceptionGen.Algorithms;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;

namespace InceptionGen.Tests;

/// <summary>The registry's algorithms by name, as constants for the data of tests.</summary>
internal static class Ways
{
    public const string Direct = "direct";
    public const string Pointwise = "1x1 product";
    public const string PointwiseBeforePool = "1x1 product before its pool";
    public const string Winograd2x2 = "Winograd F(2x2, 3x3)";
    public const string Winograd4x4 = "Winograd F(4x4, 3x3)";
    public const string Winograd6x6 = "Winograd F(6x6, 3x3)";
    public const string Winograd4x4For5x5 = "Winograd F(4x4, 5x5)";
    public const string WinogradStride2 = "Winograd F(3x3, 3x3) with stride 2";

    public const string Depthwise = "depthwise";
    public const string GroupsPlain = "groups, each plain";
    public const string GroupsCheapest = "groups, each by the cheapest";

    // Along rows or columns, and for kernels of three or four steps: the one that suits the convolution.
    public const string WinogradLine4For3 = "Winograd F(1x4, 1x3)|Winograd F(4x1, 3x1)";
    public const string WinogradLine6For7 = "Winograd F(1x6, 1x7)|Winograd F(6x1, 7x1)";
    public const string WinogradFolded = "folded Winograd F(4x4, 3x3)|folded Winograd F(4x4, 4x4)";

    /// <summary>The algorithm of a name; of several, the one that suits the convolution.</summary>
    public static Algorithm Find(string way, ConvolutionInfo convolution)
    {
        Algorithm[] all = [.. way.Split('|').Select(AlgorithmRegistry.Named)];
        return all.FirstOrDefault(algorithm => algorithm.Suits(convolution)) ?? all[0];
    }

    public static Layer Pack(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, string way, bool isPrecise = false) =>
        LayerPacking.Pack(info, kernelOihw, bias, Find(way, info), isPrecise);

    public static Layer Pack(this KernelSet kernels, ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, string way, bool isPrecise) =>
        kernels.Pack(info, kernelOihw, bias, Find(way, info), isPrecise);
}
