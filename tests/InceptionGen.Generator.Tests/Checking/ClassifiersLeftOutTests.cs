using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Checking;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>ING217: an input that the network can be computed from and its auxiliary classifiers cannot.</summary>
public sealed class ClassifiersLeftOutTests
{
    [Theory]
    [InlineData("224x224x3", "the 5x5/1 convolution does not fit into 3x3")]
    [InlineData("128x128x3", "the 5x5/1 convolution does not fit into 1x1")]
    [InlineData("75x75x3", "the 5x5/3 pool does not fit into 3x3")]
    public void Inception_v3_is_made_without_its_classifier(string input, string reason)
    {
        Judging judging = Shipped("inception_v3");

        CheckResult result = judging.Network(new TableOptions(Input: input));

        string message = Judging.Message(Assert.Single(result.Diagnostics));
        Assert.EndsWith($"with an input of {input}, the auxiliary classifier 'aux' is left out: {reason}. The smallest input with it is 299x299x3.", message);
        Assert.Equal(judging.Network(new TableOptions(Input: "299x299x3")).Spec!.Stages.Where(stage => stage.Head.Length == 0).Select(stage => stage.Name), result.Spec!.Stages.Select(stage => stage.Name));
        Assert.Equal(new Shape(1, 1, 1000), result.Spec.Stages[result.Spec.Stages.Count - 1].Output);
    }

    [Fact]
    public void What_is_too_small_for_inception_v3_itself_is_an_error()
    {
        CheckResult result = Shipped("inception_v3").Network(new TableOptions(Input: "74x74x3"));

        Assert.All(result.Diagnostics, diagnostic => Assert.Equal("ING211", diagnostic.Rule.Id));
        Assert.EndsWith("The smallest input that works is 75x75x3.", Judging.Message(Assert.Single(result.Diagnostics)));
    }

    [Fact]
    public void Both_classifiers_of_googlenet_are_said_once()
    {
        CheckResult result = Shipped("googlenet").Network(new TableOptions(Input: "32x32x3"));

        Assert.EndsWith(
            "with an input of 32x32x3, the auxiliary classifiers 'aux1' and 'aux2' are left out: the 5x5/3 pool does not fit into 2x2. The smallest input with them is 47x47x3.",
            Judging.Message(Assert.Single(result.Diagnostics)));
        Assert.DoesNotContain(result.Spec!.Stages, stage => stage.Head.Length > 0);
    }

    /// <summary>Every table that comes with the package, at sizes that people use: an error, or a network without mistakes except in its classifiers.</summary>
    [Theory]
    [InlineData("64x64x3")]
    [InlineData("96x96x3")]
    [InlineData("128x128x3")]
    [InlineData("160x160x3")]
    [InlineData("224x224x3")]
    [InlineData("331x331x3")]
    public void No_shipped_network_is_refused_for_a_classifier(string input)
    {
        foreach (string table in Tables.AllShipped.Where(table => table != "inception_3a_naive"))
        {
            CheckResult result = Shipped(table).Network(new TableOptions(Input: input));

            Assert.All(result.Diagnostics, diagnostic => Assert.Contains(diagnostic.Rule.Id, new[] { "ING211", "ING217" }));
            Assert.All(result.Diagnostics.Where(diagnostic => diagnostic.Rule.Id == "ING211"), diagnostic => Assert.DoesNotContain("aux", Judging.Message(diagnostic)));
            Assert.InRange(result.Diagnostics.Count(diagnostic => diagnostic.Rule.Id == "ING217"), 0, 1);
        }
    }

    // The second classifier reads the first, the third can stay. Convolutions are counted as the table has them, so names do not shift.
    private const string Three =
        """
        # input: 31x31x3
        # padding: valid
        type,input,patch size/stride,output size
        convolution,,3x3/2,15x15x8
        avg pool,,,1x1x8
        linear,,,1x1x10
        auxiliary classifier (first),convolution
        convolution,,9x9/1,7x7x8
        linear,,,1x1x10
        auxiliary classifier (second),first convolution
        linear,,,1x1x10
        auxiliary classifier (third),convolution
        convolution,,3x3/1,13x13x8
        linear,,,1x1x10
        # names of: it
        row,column,weight
        linear,,fc{n}
        first,,fc{n}
        second,,fc{n}
        third,,fc{n}
        *,,conv{n}
        """;

    [Fact]
    public void A_classifier_goes_with_the_one_that_it_reads()
    {
        Judging judging = Judging.Of(("net.csv", Three));

        CheckResult result = judging.Network(new TableOptions(Input: "15x15x3"));

        Assert.Equal(
            ["ING217 'convolution' Row 'first convolution', column 'type': with an input of 15x15x3, the auxiliary classifiers 'first' and 'second' are left out: "
                + "the 9x9/1 convolution does not fit into 7x7. The smallest input with them is 19x19x3."],
            judging.Shown(result.Diagnostics));
        Assert.Equal(["convolution", "avg pool", "linear", "third convolution", "third"], result.Spec!.Stages.Select(stage => stage.Name));
        Assert.Equal([-1, 0, 1, 0, 3], result.Spec.Stages.Select(stage => stage.Source));
        Assert.Equal(["conv1.weight", "fc1.weight", "conv3.weight", "fc4.weight"], Names(result.Spec));
    }

    [Fact]
    public void A_row_of_the_network_that_cannot_be_computed_is_the_mistake() => Verify.Diagnostics(
        new TestTable("net.csv", Three.Replace("avg pool,,,1x1x8", "{|ING211:max pool|},,9x9/6,2x2x8"), ("Input", "15x15x3")));

    [Fact]
    public void A_table_that_continues_another_can_do_without_a_classifier_of_its_own() => Verify.Diagnostics(
        [
            new("base.csv", "# input: 31x31x3\n# padding: valid\ntype,patch size/stride,output size\nconvolution,3x3/2,15x15x8"),
            new(
                "net.csv",
                """
                # continues: base.csv
                # padding: valid
                type,name,input,patch size/stride,output size
                avg pool,,,,1x1x8
                linear,,,,1x1x10
                auxiliary classifier (aux),,convolution
                convolution,{|ING217:side|},,9x9/1,7x7x8
                linear,,,,1x1x10
                """,
                ("Input", "15x15x3")),
        ]);

    private static string[] Names(NetworkSpec spec) => [.. TensorsOf.Network(spec).Select(tensors => tensors.Kernel)];

    private static Judging Shipped(string table) => Judging.Of([.. Tables.Shipped(table).Select(file => (file.Path, file.Text))]);
}
