using System;
using System.Linq;
using InceptionGen.Execution;
using InceptionGen.Kernels.Layers;
using InceptionGen.Tests;

namespace InceptionGen.Runtime.Tests.Sessions;

public class WarmUpTests
{
    [Fact]
    public void One_layer_of_each_kind_and_size_runs()
    {
        WarmUp warmUp = new();
        Assert.True(warmUp.Run(Pack(8, Ways.Pointwise, kernel: 1)));
        Assert.False(warmUp.Run(Pack(8, Ways.Pointwise, kernel: 1)));
        Assert.True(warmUp.Run(Pack(9, Ways.Pointwise, kernel: 1)));
        Assert.True(warmUp.Run(Pack(8, Ways.Direct, kernel: 3)));
        Assert.True(warmUp.Run(Pack(8, Ways.PointwiseBeforePool, kernel: 1)));
    }

    [Fact]
    public void A_layer_that_takes_long_does_not_run() => Assert.False(new WarmUp().Run(Pack(1200, Ways.Pointwise, kernel: 1)));

    private static Layer Pack(int size, string algorithm, int kernel)
    {
        ConvolutionInfo info = new(0, "", [], new(size, size, 16), new(size - kernel + 1, size - kernel + 1, 24))
        {
            Kernel = new(kernel, kernel),
            Stride = new(1, 1),
            IsBeforePool = algorithm == Ways.PointwiseBeforePool,
        };
        return Ways.Pack(info, [.. Enumerable.Repeat(0.5f, (int)info.Weights)], [], algorithm);
    }
}
