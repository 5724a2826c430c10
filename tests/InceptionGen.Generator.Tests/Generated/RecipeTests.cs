extern alias runtime;

using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using Xunit;
using R = runtime::InceptionGen;

namespace InceptionGen.Generator.Tests.Generated;

/// <summary>A table's recipe as its class has it.</summary>
public sealed class RecipeTests
{
    [Fact]
    public void A_class_has_what_its_table_says()
    {
        R.NetworkDescription network = Describe(
            """
            # loss: cross-entropy (label smoothing 0.1)
            # auxiliary weight: 0.4
            # optimizer: rmsprop (learning rate 0.045, decay 0.8, momentum 0.9, epsilon 1.0, initial accumulator 1, epsilon outside, centered)
            # learning rate: x 0.94 every 2 epochs
            # gradient clipping: 2.0
            # weight decay: 0.00004
            # weight average: 0.9999
            # initialization: truncated normal (0.1), bias (0.2)
            # frozen: until stem

            """);

        Assert.Equal(
            new R.TrainingRecipe
            {
                Loss = new(R.LossKind.CrossEntropy, 0.1f),
                AuxiliaryWeight = 0.4f,
                Optimizer = new R.RmsPropSettings(0.045f) { Decay = 0.8f, Momentum = 0.9f, Epsilon = 1, InitialAccumulator = 1, EpsilonOutside = true, Centered = true },
                Schedule = new(R.ScheduleKind.Staircase, 0.94f, 2),
                GradientClipping = 2,
                WeightDecay = 0.00004f,
                WeightAverage = 0.9999f,
                Initialization = new(R.InitializationKind.TruncatedNormal, 0.1f, 0.2f),
                FrozenStages = 1,
            },
            network.Recipe);
    }

    public static TheoryData<string, R.TrainingRecipe> Parts => new()
    {
        { "optimizer: sgd (learning rate 1, momentum 0.9, nesterov)", new() { Optimizer = new R.SgdSettings(1) { Momentum = 0.9f, Nesterov = true } } },
        { "optimizer: sgd (learning rate 1e-5)", new() { Optimizer = new R.SgdSettings(1e-5f) } },
        { "optimizer: rmsprop (learning rate 0.1)", new() { Optimizer = new R.RmsPropSettings(0.1f) } },
        { "optimizer: adam (learning rate 0.123456789)", new() { Optimizer = new R.AdamSettings(0.123456789f) } },
        { "optimizer: adamw (learning rate 0.1, beta 1 0.5, beta 2 0.25, epsilon 1)", new() { Optimizer = new R.AdamWSettings(0.1f) { Beta1 = 0.5f, Beta2 = 0.25f, Epsilon = 1 } } },
        { "learning rate: cosine", new() { Schedule = new(R.ScheduleKind.Cosine) } },
        { "learning rate: constant", new() { Schedule = new(R.ScheduleKind.Constant) } },
        { "loss: cross-entropy", new() { Loss = new(R.LossKind.CrossEntropy) } },
        { "initialization: he normal", new() { Initialization = new(R.InitializationKind.HeNormal) } },
        { "frozen: all", new() { FrozenStages = 3 } },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_comes_alone(string directive, R.TrainingRecipe expected) => Assert.Equal(expected, Describe("# " + directive + "\n").Recipe);

    [Fact]
    public void Nothing_is_generated_where_nothing_is_said()
    {
        GeneratorRun run = Run("");

        Assert.DoesNotContain("Recipe", run.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("omentum", run.Source, StringComparison.Ordinal);
        Assert.Null(Describe("").Recipe);
    }

    [Fact]
    public void Most_batch_norms_share_one_momentum()
    {
        const string Rows =
            """
            # normalization: batch norm (epsilon 0.001, momentum 0.9997)
            # activation: relu
            type,patch size/stride,output size,normalization
            convolution,3x3,8x8x4,batch norm (epsilon 0.001)
            convolution,3x3,8x8x4,
            convolution,3x3,8x8x4,
            "batch norm (epsilon 0.001, momentum 0.5)",,8x8x4,
            linear,,1x1x2,"batch norm (epsilon 0.001, momentum 0.75)"
            """;
        GeneratorRun run = GeneratorRun.Of(new TestTable("net.csv", "# network: Net\n# input: 8x8x3\n# padding: same\n" + Rows));
        Assert.Empty(run.Diagnostics);

        IEnumerable<float?> momenta = Describe(run).Operations.OfType<R.ConvolutionInfo>().Select(layer => layer.BatchNorm?.Momentum);

        Assert.Equal([0.99f, 0.9997f, 0.9997f, 0.5f, 0.75f], momenta);
        Assert.Single(run.Source.Split('\n'), line => line.Contains("0.9997F", StringComparison.Ordinal));
    }

    private static R.NetworkDescription Describe(string directives) => Describe(Run(directives));

    private static GeneratorRun Run(string directives)
    {
        string head = directives.Contains("auxiliary", StringComparison.Ordinal) ? "auxiliary classifier (aux),,stem,\nlinear,fc,,1x1x2\n" : "";
        GeneratorRun run = GeneratorRun.Of(new TestTable(
            "net.csv", "# network: Net\n# input: 8x8x3\n# padding: same\n" + directives + "type,name,input,output size,patch size/stride\nconvolution,stem,,8x8x4,3x3\nlinear,,,1x1x2\nsoftmax,,,1x1x2\n" + head));
        Assert.Empty(run.Diagnostics);
        run.Compilation.AssertClean();
        return run;
    }

    private static R.NetworkDescription Describe(GeneratorRun run) =>
        (R.NetworkDescription)run.Compilation.Load().GetType("Demo.Net")!.GetProperty("Description")!.GetValue(null)!;
}
