using System;
using System.Collections.Generic;
using BenchmarkDotNet.Attributes;
using InceptionGen.Execution;
using InceptionGen.Kernels.Layers;
using InceptionGen.Tests;

namespace InceptionGen.Benchmarks.Kernels;

/// <summary>The convolutions that take most of the time of the published networks.</summary>
[GflopsColumn]
public class ConvolutionKernelBenchmarks
{
    private Frame _frame = null!;
    private Layer _layer = null!;
    private Map _input = null!;
    private Map _output = null!;

    /// <summary>The convolutions.</summary>
    public static IEnumerable<ConvolutionShape> Shapes { get; } =
    [
        new("GoogLeNet conv1", Ways.WinogradFolded, 224, 3, 64, new(7, 7), 2, 3),
        new("GoogLeNet conv1", Ways.Direct, 224, 3, 64, new(7, 7), 2, 3),
        new("GoogLeNet conv2", Ways.Pointwise, 56, 64, 64, new(1, 1), 1, 0),
        new("GoogLeNet conv3", Ways.Winograd4x4, 56, 64, 192, new(3, 3), 1, 1),
        new("GoogLeNet conv3", Ways.Winograd6x6, 56, 64, 192, new(3, 3), 1, 1),
        new("GoogLeNet conv3", Ways.Direct, 56, 64, 192, new(3, 3), 1, 1),
        new("GoogLeNet 3a", Ways.Pointwise, 28, 192, 64, new(1, 1), 1, 0),
        new("GoogLeNet 3a", Ways.Winograd4x4, 28, 96, 128, new(3, 3), 1, 1),
        new("GoogLeNet 3b", Ways.Winograd4x4, 28, 128, 192, new(3, 3), 1, 1),
        new("GoogLeNet 3b", Ways.Winograd6x6, 28, 128, 192, new(3, 3), 1, 1),
        new("GoogLeNet 3b", Ways.Winograd4x4For5x5, 28, 32, 96, new(5, 5), 1, 2),
        new("GoogLeNet 3b", Ways.Direct, 28, 32, 96, new(5, 5), 1, 2),
        new("GoogLeNet 4c", Ways.Pointwise, 14, 512, 128, new(1, 1), 1, 0),
        new("GoogLeNet 4e", Ways.Winograd4x4, 14, 160, 320, new(3, 3), 1, 1),
        new("GoogLeNet 5a", Ways.Pointwise, 7, 832, 256, new(1, 1), 1, 0),
        new("GoogLeNet 5b", Ways.Winograd2x2, 7, 192, 384, new(3, 3), 1, 1),
        new("GoogLeNet 5b", Ways.Winograd4x4, 7, 192, 384, new(3, 3), 1, 1),
        new("GoogLeNet 5b", Ways.Direct, 7, 192, 384, new(3, 3), 1, 1),
        new("GoogLeNet linear", Ways.Direct, 1, 1024, 1000, new(1, 1), 1, 0),
        new("Inception v3 conv1", Ways.Direct, 299, 3, 32, new(3, 3), 2, 0),
        new("Inception v3 conv3", Ways.Winograd6x6, 147, 32, 64, new(3, 3), 1, 1),
        new("Inception v3 mixed 0", Ways.Winograd6x6, 35, 96, 96, new(3, 3), 1, 1),
        new("Inception v3 mixed 3", Ways.WinogradStride2, 35, 288, 384, new(3, 3), 2, 0),
        new("Inception v3 mixed 3", Ways.Direct, 35, 288, 384, new(3, 3), 2, 0),
        new("Inception v3 mixed 7", Ways.WinogradLine6For7, 17, 192, 192, new(1, 7), 1, 3),
        new("Inception v3 mixed 7", Ways.WinogradLine6For7, 17, 192, 192, new(7, 1), 1, 3),
        new("Inception v3 mixed 7", Ways.Direct, 17, 192, 192, new(1, 7), 1, 3),
        new("Inception v3 mixed 9", Ways.WinogradLine4For3, 8, 384, 384, new(1, 3), 1, 1),
        new("Inception v4 reduction B", Ways.Pointwise, 17, 1024, 192, new(1, 1), 1, 0),
    ];

    /// <summary>The convolution to run.</summary>
    [ParamsSource(nameof(Shapes))]
    public ConvolutionShape Shape { get; set; } = null!;

    /// <summary>Threads that share it.</summary>
    [Params(1)]
    public int Threads { get; set; }

    /// <summary>Packs random weights.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        ConvolutionInfo info = Shape.Info;
        float[] kernel = new float[info.Weights];
        foreach (ref float weight in kernel.AsSpan()) weight = (float)random.NextDouble() - 0.5f;
        _layer = Ways.Pack(info, kernel, bias: [], Shape.Algorithm);
        _frame = new Frame(batch: 1, mapFloats: 0, _layer.ScratchFloats(batch: 1), Threads);
        (_input, _output) = (new Map(info.Input), new Map(info.Output));
    }

    /// <summary>Runs it.</summary>
    [Benchmark]
    public void Convolve() => _frame.Run(_layer, _input.View, _output.View);
}
