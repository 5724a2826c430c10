using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>ING206 and the residual row of a module table.</summary>
public sealed class ResidualTests
{
    [Fact]
    public void A_residual_is_scaled_and_added()
    {
        // Inception-ResNet v2's block35 as in the code: 122,368 weights.
        NetworkSpec spec = Judging.Of(
            ("net.csv",
            """
            # input: 35x35x320
            # normalization: batch norm (epsilon 0.001)
            type,name,output size
            10xBlock35,block35,35x35x320
            """),
            ("block35.csv",
            """
            # module: Block35
            type,#1x1,#3x3,#3x3,activation
            conv,32,,,
            conv,32,32,,
            conv,32,48,64,
            residual (scale 0.17),320,,,none
            """)).Clean();

        Assert.Equal(10, spec.Stages.Count);
        Assert.Equal("block35 10", spec.Stages[9].Name);
        var residual = Assert.IsType<ResidualSpec>(spec.Stages[0].Operation);
        Assert.Equal(("0.17", Activation.None, 122_368), (residual.Scale, residual.Activation, residual.Weights));
        var body = Assert.IsType<SequenceSpec>(residual.Body);
        var projection = Assert.IsType<ConvolutionSpec>(body.Operations[1]);
        Assert.Equal((true, null, Activation.None, "residual/#1x1"), (projection.Bias, projection.BatchNorm, projection.Activation, projection.Column));
        Assert.Equal(new Shape(35, 35, 128), Assert.IsType<ConcatSpec>(body.Operations[0]).Output);
    }

    [Fact]
    public void A_residual_row_stands_last() => Verify.Diagnostics(
        """
        # module: Block
        type,#1x1
        {|ING114:residual (scale 0.1)|},32
        conv,32
        {|ING109:residual (scale high)|},32
        """,
        "Row 'residual', column 'type': 'residual (scale 0.1)' cannot be used here: a residual row must be the last of a module table, below the branches that it adds",
        "Row 'residual 2', column 'type': 'residual (scale high)' is not understood: write residual (scale 0.17)");

    [Theory]
    [InlineData("64", "28x28x64")]
    [InlineData("320", "28x28x320")]
    public void Residual_addition_needs_equal_maps(string projection, string gives) => Verify.Diagnostics(
        [
            new("net.csv", """
            # input: 28x28x256
            type,output size
            {|ING206:Block|},28x28x256
            """),
            new("block.csv", $"""
            # module: Block
            type,#1x1,#3x3
            conv,32,
            conv,32,32
            residual (scale 0.17),{projection},
            """),
        ],
        [$"Row 'residual (scale 0.17)', column '#1x1': '{projection}' is probably wrong: the branches give {gives}, which cannot be added to the module's input of 28x28x256. Set the filters and strides so that both are equal. With '256' all agree."]);
}
