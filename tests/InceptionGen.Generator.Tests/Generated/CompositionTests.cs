extern alias runtime;

using System.Linq;
using InceptionGen.Generator.Emitting;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Model;
using InceptionGen.Language.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace InceptionGen.Generator.Tests.Generated;

/// <summary>Stages put together by hand: what fits compiles, what does not names the two feature maps.</summary>
public sealed class CompositionTests
{
    [Fact]
    public void Stages_that_fit_compile_and_give_what_the_network_gives()
    {
        CSharpCompilation compilation = Compile("""
            using System;
            using InceptionGen;
            using Demo;

            public static class Composed
            {
                public static float[] ByHand(IWeightSource weights, float[] image)
                {
                    using Tiny.Session session = Tiny.Load(weights).CreateSession(new SessionOptions { Threads = 1 });
                    Tensor<Map8x8x72> module = session.Inception3a(session.Conv1(Tensor<Map16x16x3>.From(image)));
                    return session.Linear(session.Drop(session.Again(module))).Values.ToArray();
                }

                public static float[] Generic(IWeightSource weights, float[] image) => Any<Tiny>(weights, image);

                private static float[] Any<TNetwork>(IWeightSource weights, float[] image)
                    where TNetwork : Network, INetwork<TNetwork>
                {
                    if (TNetwork.Description.Name != "Tiny") return [];
                    using Session session = TNetwork.Load(weights).CreateSession(new SessionOptions { Threads = 1 });
                    return session.Run(image).ToArray();
                }

                public static float[] Whole(IWeightSource weights, float[] image)
                {
                    using Tiny.Session session = Tiny.Load(weights).CreateSession(new SessionOptions { Threads = 1, Taps = [Tiny.Again] });
                    float[] output = session.Run(image).ToArray();
                    Tensor<Map8x8x72> again = session.Tap(Tiny.Again);
                    return again.Batch == 1 ? output : [];
                }
            }
            """);

        System.Type composed = compilation.Load().GetType("Composed")!;
        float[] image = RandomWeights.Values("image", 16 * 16 * 3);
        var network = (runtime::InceptionGen.NetworkDescription)composed.Assembly.GetType("Demo.Tiny")!.GetProperty("Description")!.GetValue(null)!;

        Assert.Equal(Run("Whole"), Run("ByHand"));
        Assert.Equal(Run("Whole"), Run("Generic"));

        float[] Run(string method) => (float[])composed.GetMethod(method)!.Invoke(null, [new RandomWeights(network), image])!;
    }

    [Fact]
    public void A_stage_given_another_map_does_not_compile()
    {
        CSharpCompilation compilation = Compile("""
            using InceptionGen;
            using Demo;

            public static class Composed
            {
                public static object Wrong(Tiny.Session session, Tensor<Map8x8x32> conv1) => session.Linear(conv1);
            }
            """);

        Diagnostic error = Assert.Single(compilation.GetDiagnostics());
        Assert.Equal("CS1503", error.Id);
        Assert.Equal(
            "Argument 1: cannot convert from 'InceptionGen.Tensor<Demo.Map8x8x32>' to 'InceptionGen.Tensor<Demo.Map8x8x72>'",
            error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Equal_stages_share_one_method()
    {
        string source = NetworkEmitter.Emit(NetworkPlanner.Plan(Network()), "Demo");
        Assert.Contains("ByHand<Map8x8x72>(input, 2, RunAgain);", source, System.StringComparison.Ordinal);
        Assert.Contains("ByHand<Map8x8x72>(input, 3, RunAgain);", source, System.StringComparison.Ordinal);
    }

    private static NetworkSpec Network()
    {
        Shape image = new(16, 16, 3), map = new(8, 8, 32), joined = new(8, 8, 72);
        return Specs.Network(
            image,
            Specs.Stage("Conv1", -1, Specs.Convolution(image, 32, kernel: 3, stride: 2, name: "conv1")),
            Specs.Stage("Inception3a", 0, Specs.Inception(map, 16, 16, 32, 4, 16, 8, "3a")),
            Specs.Stage("Again", 1, Specs.Convolution(joined, 72, kernel: 3, name: "again")),
            Specs.Stage("AndAgain", 2, Specs.Convolution(joined, 72, kernel: 3, name: "and again")),
            Specs.Stage("Drop", 2, new DropoutSpec(joined, "0.4")),
            Specs.Stage("Linear", 4, Specs.Linear(joined, 10)));
    }

    private static CSharpCompilation Compile(string source)
    {
        NetworkSpec network = Network();
        return TestCompilation.Create(
            NetworkEmitter.Emit(NetworkPlanner.Plan(network), "Demo"),
            MapTypesEmitter.Emit("Demo", isPublic: true, network.Stages.Select(stage => stage.Output).Append(network.Input).Distinct()),
            source).WithOptions(TestCompilation.Create().Options.WithSpecificDiagnosticOptions([new("CS1591", ReportDiagnostic.Suppress)]));
    }
}
