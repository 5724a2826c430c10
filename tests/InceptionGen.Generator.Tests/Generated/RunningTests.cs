extern alias runtime;

using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using InceptionGen.Generator.Emitting;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Model;
using InceptionGen.Language.Planning;
using InceptionGen.Tests;
using Xunit;

using R = runtime::InceptionGen;

namespace InceptionGen.Generator.Tests.Generated;

/// <summary>Runs generated classes against the plain loops of <see cref="Interpreter"/>.</summary>
public sealed class RunningTests
{
    private const int Networks = 40;

    private static readonly PerImagePrefix NoPrefix = new(mapBytes: long.MaxValue, mapsOverWeights: 0);

    // Every network twice: with and without stages that run image by image.
    private static readonly Lazy<Assembly> Generated = new(() => TestCompilation.Create(
        [.. Enumerable.Range(0, Networks).Select(seed => Emit(Network(seed), RandomSpecs.PerImagePrefix(seed))), .. Enumerable.Range(0, Networks).Select(seed => Emit(Together(seed), NoPrefix)), Maps()]).Load());

    [Fact]
    public void Every_stage_of_a_random_network_gives_what_its_spec_says()
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            NetworkSpec spec = Network(seed);
            R.Network network = Load(Network(seed));
            double[] image = RandomWeights.Values("image", (int)spec.Input.Elements).Select(value => (double)value * 4).ToArray();
            IReadOnlyList<double[]> expected = new Interpreter(RandomWeights.Values).Run(spec, image);

            using R.Session session = network.CreateSession(new R.SessionOptions { Threads = 1, Taps = network.Architecture.Taps });
            session.Run(image.Select(value => (float)value).ToArray());

            foreach (R.Tap tap in network.Architecture.Taps) AssertClose(expected[tap.Stage], session.Values(tap).ToArray(), $"network {seed}, {tap}");
        }
    }

    [Fact]
    public void Every_image_of_a_batch_gives_what_it_gives_alone()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            R.Network network = Load(Network(seed));
            int length = (int)network.Architecture.Input.Elements;
            float[] images = RandomWeights.Values("images", 3 * length);

            using R.Session three = network.CreateSession(new R.SessionOptions { Threads = 1, Batch = 3 });
            using R.Session one = network.CreateSession(new R.SessionOptions { Threads = 1 });
            float[] together = three.Run(images).ToArray();
            float[] alone = Enumerable.Range(0, 3).SelectMany(image => one.Run(images.AsSpan(image * length, length)).ToArray()).ToArray();

            AssertClose(alone.Select(value => (double)value).ToArray(), together, $"network {seed}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Stages_that_run_for_one_image_after_the_other_give_what_they_give_for_all(int batch)
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            (R.Network apart, R.Network together) = (Load(Network(seed)), Load(Together(seed)));
            float[] images = RandomWeights.Values("images", batch * (int)apart.Architecture.Input.Elements);
            using R.Session expected = together.CreateSession(new R.SessionOptions { Threads = 1, Batch = batch, Taps = together.Architecture.Taps });
            using R.Session actual = apart.CreateSession(new R.SessionOptions { Threads = 1, Batch = batch, Taps = apart.Architecture.Taps });
            using R.Session untapped = apart.CreateSession(new R.SessionOptions { Threads = 1, Batch = batch });
            expected.Run(images);
            actual.Run(images);
            foreach (R.Tap tap in apart.Architecture.Taps) Assert.Equal(expected.Values(together.Architecture.Taps[tap.Stage]), actual.Values(tap));
            Assert.Equal(expected.Output, untapped.Run(images));
        }
    }

    [Fact]
    public void Constants_and_description_agree_with_the_spec()
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            NetworkSpec spec = Network(seed);
            Type type = Generated.Value.GetType("Demo." + spec.ClassName)!;
            var description = (R.NetworkDescription)type.GetProperty("Description")!.GetValue(null)!;

            StageSpec[] own = spec.Stages.Where(stage => stage.Head.Length == 0).ToArray();
            Assert.Equal(own.Sum(stage => stage.Operation.Parameters), Constant("Parameters"));
            Assert.Equal(own.Sum(stage => stage.Operation.MultiplyAdds), Constant("MultiplyAdds"));
            Assert.Equal(Constant("Parameters"), description.Parameters);
            Assert.Equal(Constant("MultiplyAdds"), description.MultiplyAdds);
            Assert.Equal(spec.Stages.Select(stage => stage.Name), description.Stages.Select(stage => stage.Name));
            Assert.Equal(spec.Stages.Select(stage => stage.Head), description.Stages.Select(stage => stage.Head));
            Assert.All(description.Operations, (operation, index) => Assert.All(operation.Inputs, input => Assert.InRange(input, -1, index - 1)));

            object Constant(string name) => type.GetField(name)!.GetRawConstantValue()!;
        }
    }

    private static NetworkSpec Network(int seed) => new RandomSpecs(seed).Network() with { ClassName = "Network" + seed };

    private static NetworkSpec Together(int seed) => Network(seed) with { ClassName = "Together" + seed };

    private static string Emit(NetworkSpec network, PerImagePrefix prefix) => NetworkEmitter.Emit(NetworkPlanner.Plan(network, prefix), "Demo");

    private static string Maps() => MapTypesEmitter.Emit("Demo", isPublic: true, Enumerable.Range(0, Networks).Select(Network)
        .SelectMany(network => network.Stages.Select(stage => stage.Output).Append(network.Input)).Distinct());

    private static R.Network Load(NetworkSpec network)
    {
        Type type = Generated.Value.GetType("Demo." + network.ClassName)!;
        var description = (R.NetworkDescription)type.GetProperty("Description")!.GetValue(null)!;
        var options = new R.LoadOptions { AuxiliaryClassifiers = true };
        return (R.Network)type.GetMethod("Load")!.Invoke(null, [new RandomWeights(description), options])!;
    }

    private static void AssertClose(double[] expected, float[] actual, string what)
    {
        double error = Deviation.Relative(expected, actual, leastSize: 1e-3);
        Assert.True(error <= 1e-4, $"{what}: the largest error is {error:E1} of the largest value.");
    }
}
