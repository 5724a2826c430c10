using System;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>Batch norm as a row of its own.</summary>
public sealed class BatchNormRowTests
{
    private const string Plain = """
        # network: Net
        # input: 8x8x3
        type,name,patch size/stride,output size,activation
        convolution,conv1,3x3,8x8x16,none
        batch norm (epsilon 0.001),bn1,,8x8x16,
        linear,,,1x1x10,
        """;

    [Fact]
    public void It_has_parameters_and_no_weights()
    {
        NetworkSpec spec = Judging.Clean(
            """
            # input: 8x8x3
            # activation: none
            type,name,patch size/stride,output size,activation,depth,params,ops
            convolution,conv1,3x3,8x8x16,,1,432,27K
            batch norm (epsilon 0.001),bn1,,8x8x16,relu,0,0,0
            "batch norm (eps=1e-5, no gamma)",bn2,,8x8x16,,0,,
            linear,,,1x1x10,,1,,
            """.Replace("432,27K", "432,0.03M"));
        ConvolutionSpec[] layers = [.. spec.Stages.Select(stage => stage.Operation).Cast<ConvolutionSpec>()];
        Assert.Equal((0, 32, 0, 0), (layers[1].Weights, layers[1].Parameters, layers[1].MultiplyAdds, layers[1].Depth));
        Assert.Equal((0, 16), (layers[2].Weights, layers[2].Parameters));
        Assert.Equal((Activation.Relu, Activation.None), (layers[1].Activation, layers[2].Activation));
        Assert.Equal(new TensorNames("", null, "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var"), layers[1].Tensors);
        Assert.Equal(new TensorNames("", null, null, "bn2.bias", "bn2.running_mean", "bn2.running_var"), layers[2].Tensors);
    }

    [Fact]
    public void A_names_table_names_it_and_its_patterns_hold()
    {
        GeneratorRun run = GeneratorRun.Of(
            new TestTable("net.csv", "# names: net.names.csv\n" + Plain),
            new("net.names.csv", "# names of: somebody\n# gamma: *.scale\n# mean: *.mean\nrow,column,weight\nbn1,,first\nconv1,,c\nlinear,,l\n"));
        Assert.Empty(run.Diagnostics);
        run.Compilation.AssertClean();
        Assert.Contains("table.BatchNorm(\"\", 0, 0.001F, layer: \"first\");", run.Source, StringComparison.Ordinal);
        Assert.Contains("gamma: \"*.scale\", mean: \"*.mean\"", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_epsilon_is_said_and_the_activation_before_it_too() => Verify.Diagnostics(
        """
        # input: 8x8x3
        type,patch size/stride,output size,activation
        convolution,3x3,8x8x16,none
        {|ING109:batch norm|},,8x8x16,
        convolution,3x3,8x8x16,
        {|ING114:batch norm (epsilon 0.001)|},,8x8x16,relu
        max pool,2x2/2,4x4x16,
        batch norm (epsilon 0.001),,4x4x16,
        """,
        "Row 'batch norm', column 'type': 'batch norm' is not understood: implementations differ in the epsilon; write it, as in batch norm (epsilon 0.001)",
        "Row 'batch norm 2', column 'type': 'batch norm (epsilon 0.001)' cannot be used here: nothing says where the activation of row 'convolution 2' goes; write none in its column 'activation' if it comes after the batch norm, and relu if before");
}
