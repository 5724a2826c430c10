extern alias runtime;

using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Tests.Checking;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Model;
using InceptionGen.Tests;
using Xunit;

using R = runtime::InceptionGen;

namespace InceptionGen.Generator.Tests.Generated;

/// <summary>Shipped tables that no implementation gives numbers for, run against the plain loops of <see cref="Interpreter"/>, on the smallest images
/// that they take.</summary>
public sealed class ShippedTablesTests
{
    [Theory]
    [InlineData("bn_inception_slim", "33x33x3")]
    [InlineData("inception_3a_naive", "7x9x192")]
    [InlineData("inception_resnet_v2_paper", "75x75x3")]
    [InlineData("inception_resnet_v2_keras", "75x75x3")]
    [InlineData("inception_v2", "75x75x3")]
    [InlineData("inception_v2_151", "39x39x3")]
    [InlineData("inception_v3_keras", "75x75x3")]
    [InlineData("inception_v3_nsfwjs", "75x75x3")]
    [InlineData("inception_v4_paper", "75x75x3")]
    public void Every_stage_gives_what_its_rows_say(string table, string input)
    {
        TestTable[] files = Tables.Shipped(table, ("Input", input));
        NetworkSpec spec = Judging.Of([.. files.Select(file => (file.Path, file.Text))]).Clean(new TableOptions(Input: input));
        float[] image = RandomWeights.Values("image", (int)spec.Input.Elements);
        IReadOnlyList<double[]> expected = new Interpreter(RandomWeights.Values).Run(spec, [.. image.Select(value => (double)value)]);

        R.Network network = Load(GeneratorRun.Of(files), spec.ClassName);
        using R.Session session = network.CreateSession(new R.SessionOptions { Taps = network.Architecture.Taps });
        session.Run(image);

        foreach (R.Tap tap in network.Architecture.Taps) AssertClose(expected[tap.Stage], session.Values(tap), tap.ToString()!);
    }

    [Theory]
    [InlineData("avg", 2048)]
    [InlineData("none", 2 * 2 * 2048)]
    public void Features_are_the_output_of_a_network_without_its_top(string pooling, int length)
    {
        TestTable[] files = Tables.Shipped("inception_v3_keras", ("Input", "107x107x3"), ("IncludeTop", "false"), ("Pooling", pooling));
        R.Network network = Load(GeneratorRun.Of(files), "InceptionV3Keras");
        R.Tap last = network.Architecture.Taps[^1];
        using R.Session session = network.CreateSession(new R.SessionOptions { Taps = [last] });

        ReadOnlySpan<float> features = session.Run(RandomWeights.Values("image", 107 * 107 * 3));

        Assert.Equal(length, features.Length);
        Assert.True(features.SequenceEqual(session.Values(last)));
        Assert.Equal(pooling == "avg" ? "global avg pool" : "mixed10", last.Name);
    }

    private static R.Network Load(GeneratorRun run, string className)
    {
        Type type = run.Compilation.Load().GetType("Demo." + className)!;
        var description = (R.NetworkDescription)type.GetProperty("Description")!.GetValue(null)!;
        return (R.Network)type.GetMethod("Load")!.Invoke(null, [new RandomWeights(description), null])!;
    }

    private static void AssertClose(double[] expected, ReadOnlySpan<float> actual, string what)
    {
        Assert.InRange(Deviation.LargestSize(expected), 1e-6, 1e6);
        double error = Deviation.Relative(expected, actual);
        Assert.True(error <= 1e-4, $"{what}: the largest error is {error:E1} of the largest value.");
    }
}
