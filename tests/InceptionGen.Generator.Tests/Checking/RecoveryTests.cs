using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Checking;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>Every mistake once, all in one pass, and no row blamed for the one above it.</summary>
public sealed class RecoveryTests
{
    [Fact]
    public void A_row_that_agrees_with_what_was_declared_above_is_not_to_blame() => Verify.Diagnostics(
        """
        # network: Net
        # input: 28x28x192
        type,patch size/stride,input size,output size,#1x1,params,ops
        inception (a),,28x28x192,28x28x66,{|ING202:64|},12K,10M
        convolution,3x3/1,28x28x66,28x28x32,,"19,008","14,902,272"
        convolution,3x3/1,28x28x32,28x28x32,,9K,7.2M
        """);

    [Fact]
    public void A_wrong_filter_count_brings_no_wrong_counts_with_it() => Verify.Diagnostics(
        """
        # input: 28x28x192
        type,output size,#1x1,#3x3 reduce,#3x3,#5x5 reduce,#5x5,pool proj,params,ops
        inception (3a),28x28x256,64,96,{|ING204:120|},16,32,32,159K,128M
        inception (3b),28x28x480,128,128,192,32,96,64,380K,304M
        """);

    [Fact]
    public void Mistakes_in_rows_that_follow_are_still_found() => Verify.Diagnostics(
        """
        # input: 28x28x192
        type,patch size/stride,output size,#1x1,#3x3
        inception (a),,{|ING204:28x28x66|},32,32
        inception (b),,{|ING204:28x28x65|},32,32
        max pool,2x2/2,{|ING208:28x14x64|}
        convolution,3x3/1,{|ING208:13x14x8|}
        """.Replace("ING208:28x14", "ING208:27x14"));

    [Fact]
    public void Wrong_cells_of_one_row_are_found_together() => Verify.Diagnostics(
        """
        # input: 28x28x192
        type,patch size/stride,output size,depth,#1x1,#3x3,params
        convolution,{|ING103:3y3|},{|ING102:28x28|},{|ING101:one|},,,{|ING101:many|}
        inception (a),,28x28x64,1,{|ING101:3.5|},32,
        """);

    [Fact]
    public void After_an_unreadable_row_the_next_declared_size_counts() => Verify.Diagnostics(
        """
        # input: 28x28x192
        type,patch size/stride,output size,params
        max pool,{|ING103:two|},14x14x192,
        convolution,3x3/1,14x14x64,108K
        convolution,3x3/1,{|ING208:15x15x64|},
        """);

    [Fact]
    public void An_unreadable_row_without_a_size_is_bridged() => Verify.Diagnostics(
        """
        # input: 28x28x192
        type,patch size/stride,output size,params
        max pool,{|ING103:two|},,
        convolution,3x3/1,,1K
        convolution,3x3/1,14x14x64,1K
        convolution,3x3/1,{|ING208:15x15x64|},
        """.Replace("convolution,3x3/1,,1K", "dropout,,,1K"));

    [Fact]
    public void A_bad_output_size_is_said_once() => Verify.Diagnostics(
        """
        # input: 28x28x192
        type,patch size/stride,output size
        convolution,3x3/1,{|ING102:28x28|}
        convolution,3x3/1,28x28x64
        linear,,{|ING102:many|}
        softmax
        """);

    [Fact]
    public void A_spec_is_made_in_spite_of_mistakes()
    {
        Judging judging = Judging.Of(("net.csv",
            """
            # input: 28x28x192
            type,name,patch size/stride,output size,#1x1
            max pool,pool,two,14x14x192
            inception (a),,,14x14x65,64
            convolution,last,3x3/1,14x14x32
            """));

        CheckResult result = judging.Network();

        Assert.Equal(["ING103 'two'", "ING202 '14x14x65'"], judging.Places(result.Diagnostics));
        Assert.Equal(["Pool", "InceptionA", "Last"], [.. System.Linq.Enumerable.Select(result.Spec!.Stages, stage => stage.Identifier)]);
        Assert.Equal(
            [new Shape(14, 14, 192), new Shape(14, 14, 64), new Shape(14, 14, 32)],
            System.Linq.Enumerable.Select(result.Spec.Stages, stage => stage.Output));
    }

    [Fact]
    public void Stages_fit_together_in_the_spec_of_any_table()
    {
        Judging judging = Judging.Of(("net.csv",
            """
            # input: 28x28x192
            type,input,patch size/stride,input size,output size,#1x1
            max pool,nowhere,three,1x1x1,
            no such thing,,,,7x7x9
            inception (a),,stride 9,2x2x2,14x14x65,64
            convolution,inception (a),99x99/1,,14x14x32
            linear,,,,9x9x9
            auxiliary classifier,convolution,,,
            residual,,,,1x1x1
            """));

        NetworkSpec spec = judging.Network().Spec!;

        Assert.Equal(6, spec.Stages.Count);
        Assert.All(spec.Stages, stage => Assert.Equal(stage.Source < 0 ? spec.Input : spec.Stages[stage.Source].Output, stage.Input));
    }
}
