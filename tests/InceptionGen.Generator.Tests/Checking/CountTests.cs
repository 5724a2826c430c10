using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>ING3xx: depth, params and ops, rounded as the papers round.</summary>
public sealed class CountTests
{
    private const string Inception3a = "inception (3a),28x28x256,64,96,128,16,32,32";

    [Fact]
    public void Depth_is_the_longest_path() => Verify.Diagnostics(
        """
        # input: 28x28x192
        type,output size,depth,#1x1,#3x3 reduce,#3x3,double #3x3 reduce,double #3x3,pool proj
        inception (3a),28x28x256,3,64,64,64,64,96,avg + 32
        inception (3b),28x28x320,{|ING301:2|},64,64,96,64,96,avg + 64
        max pool,14x14x320,{|ING301:1|}
        """.Replace("max pool,", "adaptive avg pool,"),
        "Row 'inception (3b)', column 'depth': the longest path has 3 layers with parameters, the cell says 2",
        "Row 'adaptive avg pool', column 'depth': the longest path has 0 layers with parameters, the cell says 1");

    [Theory]
    [InlineData("159K", "128M")]
    [InlineData("160K", "129M")]
    [InlineData("159.5K", "128.0M")]
    [InlineData("163,328", "128,049,152")]
    [InlineData("163328", "128049152")]
    [InlineData("0.2M", "0.1G")]
    [InlineData("0.2M", "0.13 B")]
    public void A_count_agrees_within_one_of_its_last_digit(string parameters, string ops) => Verify.Diagnostics(
        $"""
        # input: 28x28x192
        type,output size,#1x1,#3x3 reduce,#3x3,#5x5 reduce,#5x5,pool proj,params,ops
        {Inception3a},"{parameters}","{ops}"
        """);

    [Theory]
    [InlineData("158K", "158K", "160K")]
    [InlineData("161K", "161K", "160K")]
    [InlineData("159.3K", "159.3K", "159.5K")]
    [InlineData("163,329", "163,329", "163,328")]
    [InlineData("1.6M", "1.6M", "0.2M")]
    public void Another_count_is_named_with_the_computed_one(string cell, string says, string computed) => Verify.Diagnostics(
        $$"""
        # input: 28x28x192
        type,output size,#1x1,#3x3 reduce,#3x3,#5x5 reduce,#5x5,pool proj,params
        {{Inception3a}},"{|ING302:{{cell}}|}"
        """,
        $"Row 'inception (3a)', column 'params': the filters give 163,328 weights ({computed}), the cell says {says}");

    [Fact]
    public void K_may_be_1000() => Verify.Diagnostics(
        $$"""
        # input: 28x28x192
        # params unit: 1000
        type,output size,#1x1,#3x3 reduce,#3x3,#5x5 reduce,#5x5,pool proj,params
        {{Inception3a}},163K
        inception (3b),28x28x480,128,128,192,32,96,64,{|ING302:379K|}
        """,
        "Row 'inception (3b)', column 'params': the filters give 388,096 weights (388K), the cell says 379K (right if K is 1024: '# params unit: 1024')");

    [Fact]
    public void Ops_are_of_convolutions_and_linear_layers() => Verify.Diagnostics(
        """
        # input: 1x1x1024
        type,output size,params,ops
        linear,1x1x1000,1000K,{|ING303:3M|}
        softmax,1x1x1000,{|ING302:2K|},0
        """,
        "Row 'linear', column 'ops': the filters give 1,024,000 multiply-adds (1M), the cell says 3M",
        "Row 'softmax', column 'params': the filters give 0 weights (0K), the cell says 2K");

    [Theory]
    [InlineData("4K", "2")]
    [InlineData("8K", "4")]
    public void A_row_of_copies_prints_one_or_all(string parameters, string depth) => Verify.Diagnostics(
        [
            new("net.csv", $"""
            # input: 8x8x32
            type,output size,depth,params
            2xBlock,8x8x32,{depth},{parameters}
            """),
            new("block.csv", """
            # module: Block
            type,#1x1,#1x1
            conv,64,32
            """),
        ]);

    [Fact]
    public void A_warning_with_a_reason_is_kept() => Verify.Diagnostics(
        $$"""
        # input: 28x28x192
        type,output size,depth,#1x1,#3x3 reduce,#3x3,#5x5 reduce,#5x5,pool proj,params,ops
        inception (3a),28x28x256,3 [sic: as printed],64,96,128,16,32,32,158K [sic: as printed],{|ING303:1M|}
        """,
        "Row 'inception (3a)', column 'ops': the filters give 128,049,152 multiply-adds (128M), the cell says 1M");

    [Fact]
    public void An_error_with_a_reason_stays_one() => Verify.Diagnostics(
        """
        # input: 28x28x192
        type,output size,#1x1
        inception (3a),{|ING202:28x28x256|} [sic: as printed],64
        """,
        "Row 'inception (3a)', column 'output size': the row gives 28x28x64, the cell says 28x28x256. Set the cell to 28x28x64, or change the row.");

    [Fact]
    public void Pixels_may_be_lost_for_a_reason() => Verify.Diagnostics(
        """
        # input: 112x112x64
        type,patch size/stride,padding,output size
        max pool,3x3/2 [sic: as the authors' code],valid,55x55x64
        """);
}
