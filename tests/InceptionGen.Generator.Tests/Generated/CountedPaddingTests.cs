extern alias runtime;

using System;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using Xunit;
using R = runtime::InceptionGen;

namespace InceptionGen.Generator.Tests.Generated;

/// <summary>What an average pool divides by, from the table to the numbers: the part of its window inside the padded map, as in PyTorch, Caffe and ONNX.</summary>
public sealed class CountedPaddingTests
{
    private const int Channels = 8;

    // On a map of ones the mean is the pixels that a window reads over the places that it counts: PyTorch's avg_pool2d with
    // count_include_pad, and with ceil_mode where the rule says ceil.
    [Theory]
    [InlineData("1x3/2", "ceil", "9x8", "5x4", new[] { 1, 1, 1, 1f })]
    [InlineData("1x3/1x2", "ceil", "1x8", "1x4", new[] { 1, 1, 1, 1f })]
    [InlineData("1x3/1x2", "0x1", "1x8", "1x4", new[] { 2 / 3f, 1, 1, 1 })]
    [InlineData("1x3/1x2", "0x1 ceil", "1x8", "1x5", new[] { 2 / 3f, 1, 1, 1, 1 / 2f })]
    [InlineData("1x3/1x2", "0x0+1 ceil", "1x8", "1x4", new[] { 1, 1, 1, 2 / 3f })]
    [InlineData("1x3/1x2", "same", "1x8", "1x4", new[] { 1, 1, 1, 2 / 3f })]
    [InlineData("1x3/1x2", "same lower", "1x8", "1x4", new[] { 2 / 3f, 1, 1, 1 })]
    [InlineData("1x4/1x3", "0x1 ceil", "1x8", "1x3", new[] { 3 / 4f, 1, 3 / 4f })]
    [InlineData("1x4/1x4", "0x1 ceil", "1x8", "1x3", new[] { 3 / 4f, 1, 1 / 2f })]
    public void A_window_divides_by_its_part_inside_the_padded_map(string patch, string padding, string input, string output, float[] means)
    {
        var table = new TestTable(
            "means.csv",
            $"""
            # network: Means
            # input: {input}x{Channels}
            # average pooling: counts padding
            type,patch size/stride,output size,padding
            avg pool,{patch},{output}x{Channels},{padding}
            """);
        GeneratorRun run = GeneratorRun.Of(table);
        Assert.Empty(run.Diagnostics);
        Type type = run.Compilation.Load().GetType("Demo.Means")!;
        var description = (R.NetworkDescription)type.GetProperty("Description")!.GetValue(null)!;
        float[] ones = [.. Enumerable.Repeat(1f, (int)description.Input.Elements)];
        foreach (bool isPrecise in new[] { false, true })
        {
            var network = (R.Network)type.GetMethod("Load")!.Invoke(null, [new RandomWeights(description), new R.LoadOptions { Precise = isPrecise }])!;
            using R.Session session = network.CreateSession(new R.SessionOptions { Threads = 1 });

            float[] result = [.. session.Run(ones)];

            float[] expected = [.. Enumerable.Range(0, result.Length).Select(index => means[index / Channels % means.Length])];
            Assert.Equal(expected, result, (wanted, given) => Math.Abs(wanted - given) < 1e-6f);
        }
    }
}
