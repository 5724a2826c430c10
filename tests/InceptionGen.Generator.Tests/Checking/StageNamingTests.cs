using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>ING402, ING403 and the names that rows get.</summary>
public sealed class StageNamingTests
{
    [Fact]
    public void Repeated_types_are_numbered()
    {
        NetworkSpec spec = Judging.Clean(
            """
            # input: 32x32x3
            # padding: same
            type,name,patch size/stride,output size
            convolution*,,3x3/1,32x32x16
            max pool,,2x2/2,16x16x16
            inception (3a),max pool 2,1x1/1,16x16x16
            max pool,,2x2/2,8x8x16
            "local response norm (size 5, alpha 0.0001, beta 0.75, k 1)",,,8x8x16
            Convolution,,3x3/1,8x8x16
            conv padded,,3x3/1,8x8x16
            dropout (40%),,,8x8x16
            softmax,logits,,8x8x16
            """.Replace("inception (3a),max pool 2,1x1/1", "convolution,max pool 2,1x1/1"));

        Assert.Equal(
            ["convolution", "max pool", "max pool 2", "max pool 3", "local response norm", "Convolution 2", "conv padded", "dropout", "logits"],
            spec.Stages.Select(stage => stage.Name));
        Assert.Equal(
            ["Convolution", "MaxPool", "MaxPool2", "MaxPool3", "LocalResponseNorm", "Convolution2", "ConvPadded", "Dropout", "LogitsStage"],
            spec.Stages.Select(stage => stage.Identifier));
    }

    [Fact]
    public void Rows_of_an_auxiliary_classifier_bear_its_label()
    {
        NetworkSpec spec = Judging.Clean(
            """
            # input: 14x14x16
            type,input,patch size/stride,output size
            convolution,,3x3/1,14x14x16
            avg pool,,14x14/1,1x1x16
            linear,,,1x1x10
            auxiliary classifier (side exit),convolution
            avg pool,,5x5/3,4x4x16
            linear,,,1x1x32
            linear,,,1x1x10
            """);

        Assert.Equal(["convolution", "avg pool", "linear", "side exit avg pool", "side exit linear", "side exit"], spec.Stages.Select(stage => stage.Name));
        Assert.Equal(["", "", "", "SideExit", "SideExit", "SideExit"], spec.Stages.Select(stage => stage.Head));
        Assert.Equal([-1, 0, 1, 0, 3, 4], spec.Stages.Select(stage => stage.Source));
    }

    [Fact]
    public void Members_of_the_class_and_the_class_itself_are_taken()
    {
        NetworkSpec spec = Judging.Clean(
            """
            # network: Tiny
            # input: 8x8x3
            type,name,patch size/stride,output size
            convolution,run,1x1/1,8x8x3
            convolution,tiny,1x1/1,8x8x3
            convolution,Output,1x1/1,8x8x3
            convolution,class,1x1/1,8x8x3
            """);

        Assert.Equal(["RunStage", "TinyStage", "OutputStage", "Class"], spec.Stages.Select(stage => stage.Identifier));
    }

    [Fact]
    public void Two_rows_cannot_have_one_name() => Verify.Diagnostics(
        """
        # input: 8x8x3
        type,name,patch size/stride,output size,#1x1
        convolution,conv 1,1x1/1,8x8x3,
        convolution,{|ING402:Conv 1|},1x1/1,8x8x3,
        convolution,{|ING402:conv-1|},1x1/1,8x8x3,
        inception (3a),,,8x8x3,3
        {|ING402:inception (3a)|},,,8x8x3,3
        """,
        "Row 'Conv 1', column 'name': another row has this name already; change one of them",
        "Row 'conv-1', column 'name': in C# this row and 'conv 1' are both Conv1; change one of the names",
        "Row 'inception (3a)', column 'type': another row has this name already; change one of them");

    [Fact]
    public void Auxiliary_classifiers_are_told_apart()
    {
        const string Table =
            """
            # input: 8x8x3
            type,name,input,output size
            softmax,a,,8x8x3
            auxiliary classifier (side exit),,a
            softmax
            {|ING402:auxiliary classifier (side-exit)|},,a
            softmax
            auxiliary classifier,,a
            softmax
            {|ING403:auxiliary classifier (🙂)|},,a
            softmax
            """;
        Verify.Diagnostics(
            Table,
            "Row 'auxiliary classifier (side-exit)', column 'type': another auxiliary classifier has this label already; change one of them",
            "Row 'auxiliary classifier (🙂)', column 'type': '🙂' cannot be a name in C#: give the auxiliary classifier a label with a letter or a digit in it");

        NetworkSpec spec = Judging.Of(("net.csv", Markup.Parse(Table).Text)).Network().Spec!;
        Assert.Equal(["", "SideExit", "Aux1", "Aux2", "Aux3"], spec.Stages.Select(stage => stage.Head));
    }

    [Fact]
    public void A_stage_needs_a_letter_or_a_digit() => Verify.Diagnostics(
        """
        # input: 8x8x3
        type,name,patch size/stride,output size
        convolution,{|ING403:👍|},1x1/1,8x8x3
        convolution,🙂 2,1x1/1,8x8x3
        """,
        "Row '👍', column 'name': '👍' cannot be a name in C#: give the row a name with a letter or a digit in it");

    [Fact]
    public void Duplicates_keep_apart_in_the_spec()
    {
        Judging judging = Judging.Of(("net.csv",
            """
            # input: 8x8x3
            type,name,patch size/stride,output size
            convolution,a,1x1/1,8x8x3
            convolution,A,1x1/1,8x8x3
            convolution,a_2,1x1/1,8x8x3
            convolution,a,1x1/1,8x8x3
            """));

        string[] identifiers = [.. judging.Network().Spec!.Stages.Select(stage => stage.Identifier)];

        Assert.Equal(identifiers.Length, identifiers.Distinct(System.StringComparer.OrdinalIgnoreCase).Count());
    }
}
