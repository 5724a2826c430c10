using System;
using System.Linq;
using InceptionGen.Execution;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;
using InceptionGen.Tests;
using Xunit;

namespace InceptionGen.Runtime.Tests.Kernels;

public class NotANumberTests
{
    /// <summary>Also where the weights are zeros, which a fast algorithm might leave out: zero times NaN is NaN.</summary>
    [Theory]
    [MemberData(nameof(EveryAlgorithm.WithKernels), MemberType = typeof(EveryAlgorithm))]
    public void A_fast_algorithm_keeps_what_the_direct_one_makes_of_it(string algorithm, int kernelRows, int kernelColumns, int stride)
    {
        const int channels = 3;
        ConvolutionInfo info = new ConvolutionCase(11, 11, channels, 20, new(kernelRows, kernelColumns)) { Stride = new(stride, stride) }.Info;
        var random = new Random(13);
        int area = kernelRows * kernelColumns, depth = area * channels;
        float[] weights = [.. Enumerable.Range(0, 20 * depth).Select(i => i % depth / area == channels - 1 ? 0 : random.NextSingle() - 0.5f)];
        foreach (KernelSet kernels in KernelSets.All)
        {
            Layer fast = kernels.Pack(info, weights, bias: [], algorithm, isPrecise: false), direct = kernels.Pack(info, weights, bias: [], Ways.Direct, isPrecise: false);
            GuardedMap x = new GuardedMap(1, 11, 11, channels).Fill(random), expected = new(1, info.Output.Height, info.Output.Width, 20), actual = expected.Like();
            Frame frame = Frames.New(1, threads: 1, Math.Max(fast.ScratchFloats(1), direct.ScratchFloats(1)));
            for (int pixel = 0; pixel < 11 * 11; pixel += 7)
            {
                int place = (pixel * channels) + channels - 1;
                float number = x[place];
                x[place] = float.NaN;
                frame.Run(direct, x.View, expected.View);
                frame.Run(fast, x.View, actual.View);
                Assert.All(Enumerable.Range(0, expected.Count).Where(i => float.IsNaN(expected[i])), i => Assert.True(float.IsNaN(actual[i]), $"{algorithm}: output {i} with NaN at pixel {pixel}"));
                x[place] = number;
            }
        }
    }
}
