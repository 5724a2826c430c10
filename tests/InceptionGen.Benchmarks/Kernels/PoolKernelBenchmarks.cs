using BenchmarkDotNet.Attributes;
using InceptionGen.Execution;
using InceptionGen.Tests;

namespace InceptionGen.Benchmarks.Kernels;

/// <summary>GoogLeNet's operations without weights.</summary>
public class PoolKernelBenchmarks
{
    private readonly Frame _frame = new(batch: 1, mapFloats: 0, scratchFloatsPerThread: 0, threads: 1);
    private readonly Map _pool1Input = new(new(112, 112, 64));
    private readonly Map _pool1Output = new(new(56, 56, 64));
    private readonly Map _pool3Input = new(new(28, 28, 480));
    private readonly Map _pool3Output = new(new(14, 14, 480));
    private readonly Map _inception3b = new(new(28, 28, 256));
    private readonly Map _sameShape = new(new(28, 28, 256));
    private readonly Map _inception5b = new(new(7, 7, 1024));
    private readonly Map _classifierInput = new(new(1, 1, 1024));

    /// <summary>112x112x64 to 56x56x64.</summary>
    [Benchmark]
    public void MaxPool3x3Stride2() => _frame.MaxPool(_pool1Input.View, _pool1Output.View, new(3, 3), new(2, 2), new(0, 1, 0, 1));

    /// <summary>28x28x480 to 14x14x480.</summary>
    [Benchmark]
    public void MaxPool3x3Stride2OfManyChannels() => _frame.MaxPool(_pool3Input.View, _pool3Output.View, new(3, 3), new(2, 2), new(0, 1, 0, 1));

    /// <summary>28x28x256.</summary>
    [Benchmark]
    public void MaxPool3x3Stride1() => _frame.MaxPool(_inception3b.View, _sameShape.View, new(3, 3), new(1, 1), new(1, 1, 1, 1));

    /// <summary>28x28x256.</summary>
    [Benchmark]
    public void AveragePool3x3Stride1() =>
        _frame.AveragePool(_inception3b.View, _sameShape.View, new(3, 3), new(1, 1), new(1, 1, 1, 1), countsPadding: false);

    /// <summary>7x7x1024 to 1x1x1024.</summary>
    [Benchmark]
    public void GlobalAveragePool() => _frame.AdaptiveAveragePool(_inception5b.View, _classifierInput.View);

    /// <summary>28x28x256, five channels around each.</summary>
    [Benchmark]
    public void LocalResponseNorm() => _frame.LocalResponseNorm(_inception3b.View, _sameShape.View, 5, 1e-4f, 0.75f, 1);
}
