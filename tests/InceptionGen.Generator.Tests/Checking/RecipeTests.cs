using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>How a table says that its network is trained.</summary>
public sealed class RecipeTests
{
    private const string Rows =
        """
        type,name,input,patch size/stride,output size
        convolution,stem,,3x3,8x8x4
        convolution,middle,,3x3,8x8x4
        avg pool,,,8x8/1,1x1x4
        linear,,,,1x1x3
        softmax,,,,1x1x3
        """;

    private const string Head = "\nauxiliary classifier (aux),,stem\nlinear,fc,,,1x1x3";

    [Fact]
    public void A_table_that_says_nothing_has_none() => Assert.Null(Judging.Clean("# input: 8x8x3\n" + Rows).Recipe);

    [Fact]
    public void Every_directive_is_in_the_recipe() => Assert.Equal(
        new TrainingRecipe
        {
            Loss = new(LossKind.CrossEntropy, 0.1f),
            AuxiliaryWeight = 0.4f,
            Optimizer = new RmsPropSettings(0.045f) { Momentum = 0.9f, Epsilon = 1, InitialAccumulator = 1 },
            Schedule = new(ScheduleKind.Staircase, 0.94f, 2),
            GradientClipping = 2,
            WeightDecay = 0.00004f,
            WeightAverage = 0.9999f,
            Initialization = new(InitializationKind.TruncatedNormal, 0.1f),
            FrozenStages = 2,
        },
        Judging.Clean(
            """
            # input: 8x8x3
            # padding: same
            # loss: cross-entropy (label smoothing 0.1)
            # auxiliary weight: 0.4
            # optimizer: rmsprop (learning rate 0.045, decay 0.9, momentum 0.9, epsilon 1.0, initial accumulator 1)
            # learning rate: x 0.94 every 2 epochs
            # gradient clipping: 2.0
            # weight decay: 0.00004
            # weight average: 0.9999
            # initialization: truncated normal (0.1)
            # frozen: until middle

            """ + Rows + Head).Recipe);

    [Fact]
    public void JSON_has_them_as_keys_and_their_numbers_as_numbers() => Assert.Equal(
        new TrainingRecipe { Loss = new(LossKind.CrossEntropy), GradientClipping = 2, WeightDecay = 0.0002f, WeightAverage = 0.9999f, FrozenStages = 1 },
        Judging.Of((
            "net.json",
            """
            {
              "input": "1x1x3", "loss": "cross-entropy", "gradient clipping": 2.0, "weight decay": 2e-4, "weight average": 0.9999, "frozen": "until first",
              "columns": ["type", "name", "output size"],
              "rows": [["linear", "first", "1x1x8"], ["linear", "last", "1x1x2"]]
            }
            """)).Clean().Recipe);

    [Fact]
    public void A_wrong_value_is_said_at_its_place() => Verify.Diagnostics(
        """
        # input: 8x8x3
        # padding: same
        # loss: {|ING008:cros-entropy|}
        # auxiliary weight: {|ING013:1.3|}
        # optimizer: {|ING008:sdg (learning rate 0.1)|}
        # learning rate: {|ING008:x 0.94 evry 2 epochs|}
        # gradient clipping: {|ING013:0|}
        # weight decay: {|ING013:1|}
        # weight average: {|ING008:often|}
        # initialization: {|ING008:he nomal|}
        # frozen: {|ING013:until midle|}

        """ + Rows + Head,
        "Directive 'loss': 'cros-entropy' is not understood: did you mean 'cross-entropy'?",
        "Directive 'auxiliary weight': '1.3' cannot be used: the weight of an auxiliary classifier is above 0 and at most 1",
        "Directive 'optimizer': 'sdg (learning rate 0.1)' is not understood: did you mean 'sgd'?",
        "Directive 'learning rate': 'x 0.94 evry 2 epochs' is not understood: write constant, cosine, or a factor and its epochs, as in x 0.94 every 2 epochs",
        "Directive 'gradient clipping': '0' cannot be used: the largest norm of the gradients is above 0 and at most 1,000,000",
        "Directive 'weight decay': '1' cannot be used: a weight decay is at least 0 and below 1",
        "Directive 'weight average': 'often' is not understood: write a number such as 0.75 or 1e-4",
        "Directive 'initialization': 'he nomal' is not understood: did you mean 'he normal'?",
        "Directive 'frozen': 'until midle' cannot be used: did you mean 'middle'?");

    [Theory]
    [InlineData("binary cross-entropy", "softmax,,,,1x1x3", "the network ends in a softmax, which chooses one of its classes; write cross-entropy")]
    [InlineData("cross-entropy", "sigmoid,,,,1x1x3", "the network ends in a sigmoid, a probability of its own for each output; write binary cross-entropy")]
    [InlineData("cross-entropy", "linear,more,,,1x1x1", "the network has one output, and nothing to choose from; write binary cross-entropy, and end in a sigmoid")]
    public void A_loss_fits_the_end_of_the_network(string loss, string end, string detail) => Verify.Diagnostics(
        "# input: 8x8x3\n# padding: same\n# loss: {|ING013:" + loss + "|}\n" + Rows.Replace("softmax,,,,1x1x3", end, System.StringComparison.Ordinal),
        "Directive 'loss': '" + loss + "' cannot be used: " + detail);

    [Fact]
    public void A_weight_needs_a_classifier() => Verify.Diagnostics(
        "# input: 8x8x3\n# padding: same\n# auxiliary weight: {|ING013:0.3|}\n" + Rows,
        "Directive 'auxiliary weight': '0.3' cannot be used: the table has no auxiliary classifier; remove the directive");

    [Theory]
    [InlineData("until stem", 1)]
    [InlineData("until MIDDLE", 2)]
    [InlineData("until AvgPool", 3)]
    [InlineData("all", 6)]
    [InlineData("none", 0)]
    public void Frozen_rows_are_counted_from_the_first(string frozen, int count) =>
        Assert.Equal(count, Judging.Clean("# input: 8x8x3\n# padding: same\n# frozen: " + frozen + "\n" + Rows + Head).Recipe!.FrozenStages);

    [Fact]
    public void A_classifiers_row_is_not_the_last_that_is_frozen() => Verify.Diagnostics(
        "# input: 8x8x3\n# padding: same\n# frozen: {|ING013:until fc|}\n" + Rows + Head,
        "Directive 'frozen': 'until fc' cannot be used: this stage belongs to an auxiliary classifier; name one of the network's own");

    [Theory]
    [InlineData("", 2)]
    [InlineData("# frozen: none\n", 0)]
    [InlineData("# frozen: until stem\n", 1)]
    [InlineData("# frozen: until linear\n", 3)]
    public void The_rows_of_a_continued_network_are_frozen_unless_the_table_says_otherwise(string directive, int count)
    {
        TrainingRecipe recipe = Continued(directive).Clean().Recipe!;

        Assert.Equal(new TrainingRecipe { FrozenStages = count }, recipe);
    }

    [Fact]
    public void Rows_that_the_project_leaves_out_are_not_counted()
    {
        Assert.Equal(1, Continued("").Clean(new TableOptions(Until: "stem")).Recipe!.FrozenStages);
        Assert.Equal(1, Judging.Clean("# input: 8x8x3\n# padding: same\n# frozen: until middle\n" + Rows, new TableOptions(Until: "stem")).Recipe!.FrozenStages);
        Assert.Equal(2, Judging.Clean("# input: 8x8x3\n# padding: same\n# frozen: all\n" + Rows, new TableOptions(IncludeTop: "false")).Recipe!.FrozenStages);
    }

    [Fact]
    public void A_momentum_is_that_of_every_batch_norm_that_says_none()
    {
        NetworkSpec spec = Judging.Clean(
            """
            # input: 8x8x3
            # padding: same
            # normalization: batch norm (epsilon 0.001, momentum 0.9997)
            type,patch size/stride,output size,normalization
            convolution,3x3,8x8x4,
            depthwise convolution,3x3,8x8x4,batch norm (epsilon 0.001)
            max pool,3x3/1,8x8x4,
            "batch norm (epsilon 0.001, momentum 0.9)",,8x8x4,
            """);

        Assert.Equal(["0.9997", "0.99", "0.9"], spec.Stages.Select(stage => stage.Operation).OfType<ConvolutionSpec>().Select(layer => layer.BatchNorm!.Momentum));
    }

    private static Judging Continued(string directive) => Judging.Of(
        ("head.csv", "# network: Head\n# continues: body.csv until middle\n" + directive + "type,output size\nlinear,1x1x3\nsoftmax,1x1x3\n"),
        ("body.csv", "# network: Body\n# input: 8x8x3\n# padding: same\n# loss: cross-entropy (label smoothing 0.1)\n# frozen: until stem\n" + Rows));
}
