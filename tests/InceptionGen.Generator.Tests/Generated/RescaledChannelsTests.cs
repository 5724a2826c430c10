extern alias runtime;

using System;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using InceptionGen.Generator.Emitting;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Model;
using InceptionGen.Language.Planning;
using InceptionGen.Tests;
using Xunit;

using R = runtime::InceptionGen;

namespace InceptionGen.Generator.Tests.Generated;

/// <summary>Channels may be of very different sizes: weights that were folded, quantised or pruned often are. No algorithm may mix the rounding errors of a large channel into a small one.</summary>
public sealed class RescaledChannelsTests
{
    private static readonly NetworkSpec Spec = Network();

    private static readonly Lazy<Assembly> Generated = new(() => TestCompilation.Create(
        NetworkEmitter.Emit(NetworkPlanner.Plan(Spec), "Demo"),
        MapTypesEmitter.Emit("Demo", isPublic: true, Spec.Stages.Select(stage => stage.Output).Append(Spec.Input).Distinct())).Load());

    private static readonly float[] Image = RandomWeights.Values("image", (int)Spec.Input.Elements);

    private static readonly Lazy<double[]> Right = new(() => new Interpreter(Values).Run(Spec, [.. Image.Select(value => (double)value)])[^1]);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1e6, 0)]
    [InlineData(1e-6, 0)]
    [InlineData(1e6, 1)]
    [InlineData(1e-6, 1)]
    public void The_same_function_in_other_units_gives_the_same_logits(double factor, int way)
    {
        R.Network network = Load(new RescaledChannels(Spec, Values, factor), way);
        using R.Session session = network.CreateSession();
        double error = Deviation.Relative(Right.Value, session.Run(Image));

        Assert.True(error <= 1e-4, $"The logits' error is {error:E1}.");
    }

    /// <summary>Of every kind that the plan chooses from: the first way of each of its lines.</summary>
    [Fact]
    public void The_network_has_layers_of_all_algorithms()
    {
        string plan = Load(new RescaledChannels(Spec, Values, 1), way: 0).Plan;
        Assert.Equal(
            [
                "1x1 product", "1x1 product before its pool", "Winograd F(1x6, 1x7)", "Winograd F(2x2, 3x3)", "Winograd F(3x3, 3x3) with stride 2", "Winograd F(4x1, 3x1)",
                "Winograd F(4x4, 3x3)", "Winograd F(4x4, 5x5)", "Winograd F(6x6, 3x3)", "direct", "folded Winograd F(4x4, 4x4)",
            ],
            Regex.Matches(plan, @"^    .*: (?<chosen>[^:;]+?) \d+\.\d\d ms", RegexOptions.Multiline).Select(match => match.Groups["chosen"].Value).Distinct().Order(StringComparer.Ordinal));
    }

    // Each layer by its cheapest algorithm on one machine, or by the next ones, whatever machine the test runs on.
    private static R.Network Load(R.IWeightSource weights, int way)
    {
        Type type = Generated.Value.GetType("Demo." + Spec.ClassName)!;
        var network = (R.NetworkDescription)type.GetProperty("Description")!.GetValue(null)!;
        R.TunedLayer[] layers = [.. network.Operations.OfType<R.ConvolutionInfo>().Select(layer => new R.TunedLayer(layer.WeightName, Way(layer, way), Milliseconds: 0))];
        R.LoadOptions options = new() { Tuning = new(network.Name, machine: "", threads: 1, batch: 1, layers) };
        return (R.Network)type.GetMethod("Load")!.Invoke(null, [weights, options])!;
    }

    private static string Way(R.ConvolutionInfo layer, int way)
    {
        var candidates = R.Algorithms.AlgorithmRegistry.CandidatesOf(layer, R.Algorithms.MachineFamilies.Zen4);
        return candidates[way % candidates.Count].Algorithm.Name;
    }

    /// <summary>Weights that keep the size of what they read (He et al. 2015, arXiv 1502.01852), so that the logits depend on every layer.</summary>
    private static float[] Values(string tensor, int count)
    {
        ConvolutionSpec reader = Spec.Stages.SelectMany(stage => stage.Operation.Leaves()).OfType<ConvolutionSpec>()
            .Single(convolution => convolution.Tensors.Kernel == tensor || convolution.Tensors.Bias == tensor);
        double size = tensor == reader.Tensors.Bias ? 0.1 : Math.Sqrt(6.0 * reader.Output.Channels / reader.Weights);
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(size * ((2 * random.NextDouble()) - 1)))];
    }

    // 1x1s of many channels, squares and lines at several sizes of map, strides, both pools, and a linear layer.
    private static NetworkSpec Network()
    {
        Shape image = new(112, 112, 3), wide = new(14, 14, 576), joined = new(14, 14, 400), line = new(14, 14, 64), small = new(7, 7, 128), last = new(1, 1, 32);
        return Specs.Network(
            image,
            Specs.Stage("Folded", -1, Specs.Convolution(image, 16, kernel: 7, stride: 2, name: "folded")),
            Specs.Stage("Square", 0, Specs.Convolution(new(56, 56, 16), 32, kernel: 3, name: "square")),
            Specs.Stage("Strided", 1, Specs.Convolution(new(56, 56, 32), 32, kernel: 3, stride: 2, name: "strided")),
            Specs.Stage("Pool", 2, Specs.Halve(new(28, 28, 32))),
            Specs.Stage("Wide", 3, Specs.Convolution(new(14, 14, 32), 576, name: "wide")),
            Specs.Stage("Module", 4, Specs.Inception(wide, 256, 32, 48, 16, 32, 64, "module")),
            Specs.Stage("Lines", 5, Specs.Concat(
                joined,
                Specs.Sequence(joined, Specs.Convolution(joined, 64, name: "a"), Line(line, 1, 7, "b"), Line(line, 3, 1, "c")),
                Specs.Sequence(joined, Specs.Pool(joined, PoolKind.Average), Specs.Convolution(joined, 64, name: "d")))),
            Specs.Stage("Halve", 6, Specs.Halve(new(14, 14, 128))),
            Specs.Stage("Small", 7, Specs.Convolution(small, 32, kernel: 3, name: "small")),
            Specs.Stage("Mean", 8, new PoolSpec(new(7, 7, 32), last, PoolKind.Average, new Extent(7, 7), new Extent(1, 1), Padding.None, CountsPadding: false)),
            Specs.Stage("Linear", 9, Specs.Linear(last, 10)));
    }

    private static ConvolutionSpec Line(Shape map, int height, int width, string name) => Specs.Convolution(map, map.Channels, name: name) with
    {
        Kernel = new Extent(height, width),
        Padding = new Padding(height / 2, height / 2, width / 2, width / 2),
    };
}
