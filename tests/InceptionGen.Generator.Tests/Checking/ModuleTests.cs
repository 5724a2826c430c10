using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>Module tables, by themselves and where they are used.</summary>
public sealed class ModuleTests
{
    // Inception v4 (arXiv 1602.07261), Figures 4, 5 and 8, corrected copies of the tables in the acceptance tests.
    private const string InceptionB =
        """
        # module: Inception-B
        type,patch size/stride,input size,output size,depth,#1x1,#1x7,#7x1,#1x7,#7x1
        conv,,17x17x1024,17x17x384,1,384,,,,
        conv,,17x17x1024,17x17x256,3,192,224,256,,
        conv,,17x17x1024,17x17x256,5,192,192,224,224,256
        avg pooling,3x3/1,17x17x1024,17x17x128,1,128,,,,
        """;

    private const string ReductionB =
        """
        # module: Reduction-B
        type,patch size/stride,input size,output size,depth,#1x1,#1x7,#7x1,#3x3
        conv,stride=2,17x17x1024,8x8x192,2,192,,,192
        conv,stride=2,17x17x1024,8x8x320,4,256,256,320,320
        max pooling,3x3/2,17x17x1024,8x8x1024,0,,,,
        """;

    [Fact]
    public void Corrected_copies_of_the_printed_modules_make_a_network()
    {
        NetworkSpec spec = Judging.Of(
            ("net.csv",
            """
            # input: 17x17x1024
            type,output size
            7xInception-B,17x17x1024
            Reduction-B,8x8x1536
            """),
            ("inception_b.csv", InceptionB),
            ("reduction_b.csv", ReductionB)).Clean();

        // ARCHITECTURES: seven modules of 2,931,712 weights and 847,264,768 multiply-adds, then 2,744,320 and 511,098,880.
        Assert.Equal(
            ["InceptionB1", "InceptionB2", "InceptionB3", "InceptionB4", "InceptionB5", "InceptionB6", "InceptionB7", "ReductionB"],
            spec.Stages.Select(stage => stage.Identifier));
        Assert.All(spec.Stages.Take(7), stage => Assert.Equal((2_931_712, 847_264_768), (stage.Operation.Weights, stage.Operation.MultiplyAdds)));
        Assert.Equal((2_744_320, 511_098_880), (spec.Stages[7].Operation.Weights, spec.Stages[7].Operation.MultiplyAdds));
        Assert.Equal(new Shape(8, 8, 1536), spec.Stages[7].Output);
    }

    [Fact]
    public void A_module_without_sizes_takes_them_from_its_use()
    {
        NetworkSpec spec = Judging.Of(
            ("net.csv",
            """
            # input: 35x35x384
            type,output size
            Reduction,17x17x1024
            """),
            ("reduction.csv",
            """
            # module: Reduction
            type,patch size/stride,#1x1,#3x3,#3x3
            conv,stride 2,,384,
            conv,stride 2,192,224,256
            max pool,3x3/2,,,
            """)).Clean();

        var module = Assert.IsType<ConcatSpec>(spec.Stages[0].Operation);
        Assert.Equal([384, 256, 384], module.Branches.Select(branch => branch.Output.Channels));
        Assert.Equal(2_304_000, module.Weights);
        var chain = Assert.IsType<SequenceSpec>(module.Branches[1]).Operations.Cast<ConvolutionSpec>().ToArray();
        Assert.Equal([new Padding(0, 0, 0, 0), new Padding(1, 1, 1, 1), Padding.None], chain.Select(step => step.Padding));
        Assert.Equal(["conv 2/#1x1", "conv 2/#3x3", "conv 2/#3x3 (2)"], chain.Select(step => step.Column));
    }

    [Fact]
    public void A_branch_may_split()
    {
        // Inception v3's mixed9 (Mixed_7b).
        NetworkSpec spec = Judging.Of(
            ("net.csv",
            """
            # input: 8x8x1280
            # normalization: batch norm (epsilon 0.001, no gamma)
            type,output size,depth,params
            Inception-E,8x8x2048,3,"5,038,080"
            """),
            ("e.csv",
            """
            # module: Inception-E
            type,patch size/stride,#1x1,#3x3,#1x3 | #3x1,depth
            conv,,320,,,1
            conv,,384,,384 | 384,2
            conv,,448,384,384 | 384,3
            avg pool,3x3/1,192,,,1
            """)).Clean();

        var module = Assert.IsType<ConcatSpec>(spec.Stages[0].Operation);
        var second = Assert.IsType<SequenceSpec>(module.Branches[1]);
        var split = Assert.IsType<ConcatSpec>(second.Operations[1]);
        Assert.Equal([new Extent(1, 3), new Extent(3, 1)], split.Branches.Cast<ConvolutionSpec>().Select(branch => branch.Kernel));
        Assert.Equal(["conv 2/#1x3 | #3x1 1", "conv 2/#1x3 | #3x1 2"], split.Branches.Cast<ConvolutionSpec>().Select(branch => branch.Column));
        Assert.Equal(new Shape(8, 8, 768), split.Output);
        Assert.Equal("Inception-E/conv_2/1x3_3x1_1.weight", ((ConvolutionSpec)split.Branches[0]).Tensors.Kernel);
        Assert.All(split.Branches.Cast<ConvolutionSpec>(), branch => Assert.Equal((false, new BatchNormSpec("0.001", false)), (branch.Bias, branch.BatchNorm)));
    }

    [Fact]
    public void A_module_may_stand_in_another()
    {
        NetworkSpec spec = Judging.Of(
            ("net.csv",
            """
            # input: 8x8x16
            type,output size
            Outer,8x8x40
            """),
            ("outer.csv",
            """
            # module: Outer
            type,name,#3x3
            2xInner,twice,24
            Inner,once,
            """),
            ("inner.csv",
            """
            # module: Inner
            type,#1x1
            conv,16
            """)).Clean();

        var tensors = new System.Collections.Generic.List<string>();
        Collect(spec.Stages[0].Operation);
        Assert.Equal(["Outer/twice_1/conv/1x1", "Outer/twice_2/conv/1x1", "Outer/twice_1/3x3", "Outer/once/conv/1x1"], tensors);

        void Collect(OperationSpec operation)
        {
            if (operation is ConvolutionSpec convolution) tensors.Add(convolution.Tensors.Kernel[..^".weight".Length]);
            if (operation is SequenceSpec sequence) foreach (OperationSpec step in sequence.Operations) Collect(step);
            if (operation is ConcatSpec concat) foreach (OperationSpec branch in concat.Branches) Collect(branch);
        }
    }

    [Fact]
    public void A_modules_mistakes_are_said_once_in_its_own_table() => Verify.Diagnostics(
        [
            new("a.csv",
            """
            # input: 17x17x1024
            type,output size
            7xBlock,17x17x640
            softmax,17x17x640
            """),
            new("b.csv",
            """
            # input: 17x17x1024
            type,output size
            Block,17x17x640
            """),
            new("block.csv",
            """
            # module: Block
            type,patch size/stride,input size,output size,#1x1,#1x7
            conv,,17x17x1024,17x17x384,{|ING202:380|},
            conv,,{|ING201:17x17x1000|},17x17x256,192,256
            """),
        ],
        "Row 'conv', column '#1x1': '380' is probably wrong: output size of the row disagrees with it. With '384' all agree.",
        "Row 'conv 2', column 'input size': all branches read one map, and row 'conv' reads 17x17x1024, the cell says 17x17x1000. Set the cell to 17x17x1024, or change what comes before.");

    [Fact]
    public void A_module_that_does_not_fit_where_it_is_used_is_said_there() => Verify.Diagnostics(
        [
            new("a.csv",
            """
            # input: 5x5x16
            type,output size
            {|ING205:Block|},5x5x16
            """),
            new("block.csv",
            """
            # module: Block
            type,#7x7,padding
            conv,16,valid
            """),
        ],
        "Row 'Block', column 'type' (in the module: Row 'conv', column '#7x7'): a 7x7/1 convolution does not fit into 5x5 (padding: valid). Use a smaller patch, or pad.");

    [Fact]
    public void Its_output_is_compared_where_it_is_used() => Verify.Diagnostics(
        [
            new("a.csv",
            """
            # input: 17x17x1024
            type,output size
            7xInception-B,{|ING204:17x17x1042|}
            """),
            new("b.csv", InceptionB),
        ],
        "Row '7xInception-B', column 'output size': the branches give 17x17x1024 (384 + 256 + 256 + 128), the cell says 17x17x1042. Set the cell to 17x17x1024, or change a branch.");

    [Fact]
    public void A_module_with_sizes_keeps_its_rules_at_other_sizes()
    {
        NetworkSpec spec = Judging.Of(
            ("net.csv",
            """
            # input: 35x35x1024
            type,output size
            Reduction-B,17x17x1536
            """),
            ("reduction_b.csv", ReductionB)).Clean();

        Assert.Equal(new Shape(17, 17, 1536), spec.Stages[0].Output);
    }

    [Fact]
    public void A_modules_settings_are_its_own_and_then_its_users()
    {
        NetworkSpec spec = Judging.Of(
            ("net.csv",
            """
            # input: 8x8x16
            # bias: no
            # activation: none
            type,output size
            Block,8x8x32
            """),
            ("block.csv",
            """
            # module: Block
            # activation: relu
            type,#1x1
            conv,32
            """)).Clean();

        var convolution = Assert.IsType<ConvolutionSpec>(spec.Stages[0].Operation);
        Assert.Equal((false, Activation.Relu), (convolution.Bias, convolution.Activation));
    }

    [Fact]
    public void Modules_in_a_JSON_file_are_checked_with_it()
    {
        const string Text =
            """
            {
              "network": "Tiny", "input": "32x32x3",
              "rows": [ { "type": "Block", "output size": "32x32x64" } ],
              "modules": { "Block": { "rows": [ { "type": "conv", "#1x1": 16, "#3x3": "4x" }, { "type": "conv", "#1x1": 48 } ] } }
            }
            """;
        Judging judging = Judging.Of(("net.json", Text));

        Assert.Equal(["ING101 '4x'"], judging.Places(judging.Network().Diagnostics));
    }
}
