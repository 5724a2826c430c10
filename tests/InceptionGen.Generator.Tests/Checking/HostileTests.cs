using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen.Language.Checking;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>Whatever stands in a table: the checker ends, and what it makes is of one piece.</summary>
public sealed class HostileTests
{
    private static readonly string[] Types =
    [
        "convolution", "conv padded", "max pool", "avg pool", "pool", "adaptive avg pool", "inception (3a)", "inception", "2xinception (a)", "dropout (40%)", "dropout (1)",
        "local response norm (size 5, alpha 1e-4, beta 0.75)", "flatten", "linear", "softmax", "auxiliary classifier (aux)", "auxiliary classifier", "residual (scale 0.1)",
        "Block", "3xBlock", "1000xBlock", "Wide", "Loop", "no such thing", "🙂", "class", "</summary>", "\\", "{0}", "",
    ];

    private static readonly string[] Names = ["", "", "", "", "a", "b", "A", "run", "Tiny", "🙂", "3", "max pool 2", "\u0000", "*/"];

    private static readonly string[] Inputs = ["", "", "", "", "a", "b", "max pool", "nowhere"];

    private static readonly string[] Patches =
        ["", "3x3/2", "3x3/1", "1x1/1", "7x7/2 V", "stride 2", "2x2/2 ceil", "1000000x1000000/1000000", "5x5/3", "8x8x64", "1x7/2x1", "as in figure 5", "0x0"];

    private static readonly string[] Sizes =
        ["", "", "28x28x64", "14x14x64", "1x1x10", "7x7x128", "1x1x1000000", "1000x1000x1000", "1000000x1000000x1000000", "28x28", "9999999999x1x1", "-1x1x1"];

    private static readonly string[] Counts = ["", "", "", "64", "1", "1000000", "0", "-", "x", "avg + 32", "max + pass through", "64 | 64"];

    private static readonly string[] Rules = ["", "", "", "", "same", "valid", "3", "1000000", "1 ceil", "half", "soon"];

    private static readonly (string, string)[] Modules =
    [
        ("block.csv", "# module: Block\ntype,patch size/stride,#1x1,#3x3,#1x3 | #3x1\nconv,,16,,\nconv,stride 1,8,8,8 | 8\nmax pool,3x3/1,,,"),
        ("wide.csv", "# module: Wide\ntype,input size,output size,#1x1\nconv,14x14x64,14x14x64,64\n1000xBlock,,,\n1000xBlock,,,"),
        ("loop.csv", "# module: Loop\ntype,#1x1\nLoop,\nconv,3"),
        ("net.names.csv", "row,column,weight\n*,*,*/*\ninception*,,w"),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Random_rows_are_judged_to_their_end(int seed)
    {
        var random = new Random(seed);
        for (int table = 0; table < 120; table++)
        {
            string text = RandomTable(random);
            TableOptions options = random.Next(3) == 0 ? new TableOptions(Input: "20x31x3", Classes: "7") : new TableOptions();
            if (random.Next(3) == 0) options = options with { Until = Pick(random, [.. Names, "convolution 2"]), IncludeTop = Pick(random, ["", "false"]), Pooling = Pick(random, ["", "avg", "max"]) };
            bool isContinued = random.Next(3) == 0;
            (string, string)[] files = isContinued ? [("head.csv", "# continues: net.csv\n" + RandomTable(random)), ("net.csv", text)] : [("net.csv", text)];

            CheckResult result = Judging.Of([.. files, .. Modules]).Network(options);

            Assert.Empty(result.Diagnostics.GroupBy(diagnostic => diagnostic).Where(group => group.Count() > 1).Select(group => Judging.Message(group.Key)));
            if (result.Spec is { } spec) AssertIsOfOnePiece(spec, text);
        }
    }

    [Fact]
    public void Ten_thousand_rows_are_judged()
    {
        var text = new StringBuilder("# input: 32x32x64\ntype,name,input,patch size/stride,output size,depth,#1x1,#3x3 reduce,#3x3,pool proj,params\n");
        for (int row = 0; row < 10_000; row++) text.Append("convolution (").Append(row).Append("),,,3x3/1,32x32x64,1,,,,,36K\n");

        NetworkSpec spec = Judging.Clean(text.ToString());

        Assert.Equal(10_000, spec.Stages.Count);
        AssertIsOfOnePiece(spec, "10,000 rows");
    }

    [Fact]
    public void Ten_thousand_wrong_rows_are_judged()
    {
        var text = new StringBuilder("# input: 32x32x64\n# names: net.names.csv\ntype,name,input,patch size/stride,output size,#1x1\n");
        var names = new StringBuilder("row,column,weight\n");
        for (int row = 0; row < 10_000; row++)
        {
            text.Append(row % 2 == 0 ? "maxpol,same," : "convolution,,").Append(row % 3 == 0 ? "nowhere" : "").Append(",3x3/1,32x32x").Append(row % 5 + 1).Append(",7\n");
            names.Append("row ").Append(row).Append(",,x\n");
        }

        CheckResult result = Judging.Of(("net.csv", text.ToString()), ("net.names.csv", names.ToString())).Network();

        Assert.NotNull(result.Spec);
        Assert.Equal(5_000, result.Diagnostics.Count(diagnostic => diagnostic.Rule.Id == "ING104"));
        Assert.Equal(4_999, result.Diagnostics.Count(diagnostic => diagnostic.Rule.Id == "ING402"));
        AssertIsOfOnePiece(result.Spec, "10,000 wrong rows");
    }

    [Fact]
    public void A_network_grows_to_its_bound_and_no_further()
    {
        Judging judging = Judging.Of(
            ("net.csv", "# input: 8x8x8\ntype,output size\n1000xA,8x8x8\n1000xA,8x8x8\n"),
            ("a.csv", "# module: A\ntype,#1x1\n1000xB,\nconv,8"),
            ("b.csv", "# module: B\ntype,#1x1\nconv,8"));

        CheckResult result = judging.Network();

        Assert.Equal(["ING209 '1000xA'", "ING209 '1000xA'"], judging.Places(result.Diagnostics));
        Assert.Equal(2_000, result.Spec!.Stages.Count);
    }

    [Fact]
    public void Modules_that_name_each_other_many_times_do_not_explode()
    {
        var files = new List<(string, string)> { ("net.csv", "# input: 8x8x8\ntype,output size\nM0,8x8x8\n") };
        for (int level = 0; level < 25; level++) files.Add(($"m{level}.csv", $"# module: M{level}\ntype,#1x1\nM{level + 1},\nM{level + 1},8"));
        files.Add(("m25.csv", "# module: M25\ntype,#1x1\nconv,8"));

        Judging judging = Judging.Of([.. files]);

        Assert.Empty(judging.Network().Diagnostics);
        Judging atTheBound = Judging.Of([.. files.Skip(12)]);
        Assert.Equal(["ING209"], atTheBound.Module().Select(diagnostic => diagnostic.Rule.Id).Distinct());
    }

    private static string RandomTable(Random random)
    {
        var text = new StringBuilder();
        if (random.Next(4) > 0) text.Append("# input: ").Append(Pick(random, ["28x28x64", "14x14x3", "1x1x1", "1000x1000x1000"])).Append('\n');
        if (random.Next(3) == 0) text.Append("# padding: ").Append(Pick(random, Rules)).Append('\n');
        if (random.Next(3) == 0) text.Append("# pooling: ").Append(Pick(random, Rules)).Append('\n');
        if (random.Next(4) == 0) text.Append("# names: net.names.csv\n");
        text.Append("type,name,input,patch size/stride or remarks,").Append(random.Next(3) == 0 ? "input size" : "output size")
            .Append(",depth,#1x1,#3x3 reduce,#3x3,double #3x3,#1x3 | #3x1,pool proj,padding,params\n");
        for (int row = random.Next(8); row >= 0; row--)
        {
            string[] cells =
            [
                Pick(random, Types), Pick(random, Names), Pick(random, Inputs), Pick(random, Patches), Pick(random, Sizes), Pick(random, Counts),
                Pick(random, Counts), Pick(random, Counts), Pick(random, Counts), Pick(random, Counts), Pick(random, Counts), Pick(random, Counts),
                Pick(random, Rules), Pick(random, Counts),
            ];
            text.Append(string.Join(",", cells.Select(cell => '"' + cell + '"'))).Append('\n');
        }

        return text.ToString();
    }

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];

    private static void AssertIsOfOnePiece(NetworkSpec spec, string table)
    {
        for (int index = 0; index < spec.Stages.Count; index++)
        {
            StageSpec stage = spec.Stages[index];
            Assert.InRange(stage.Source, -1, index - 1);
            Assert.Equal(stage.Source < 0 ? spec.Input : spec.Stages[stage.Source].Output, stage.Input);
            Assert.True(AreShapesOfOnePiece(stage.Operation), table);
            Assert.True(Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(stage.Identifier), table);
        }

        Assert.Equal(spec.Stages.Count, spec.Stages.Select(stage => stage.Identifier).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.True(spec.Stages.Sum(stage => stage.Operation.MultiplyAdds) >= 0);
        Assert.True(spec.Stages.Sum(stage => stage.Operation.Parameters) >= 0);
    }

    private static bool AreShapesOfOnePiece(OperationSpec operation)
    {
        if (operation.Output.Elements is < 1 or > int.MaxValue) return false;
        return operation switch
        {
            ConcatSpec concat => concat.Branches.All(branch => branch.Input == concat.Input && branch.Output.Size == concat.Output.Size && AreShapesOfOnePiece(branch))
                && concat.Branches.Sum(branch => branch.Output.Channels) == concat.Output.Channels,
            SequenceSpec { Operations.Count: 0 } sequence => sequence.Input == sequence.Output,
            SequenceSpec sequence => sequence.Operations[0].Input == sequence.Input
                && sequence.Operations[sequence.Operations.Count - 1].Output == sequence.Output
                && sequence.Operations.Zip(sequence.Operations.Skip(1)).All(pair => pair.First.Output == pair.Second.Input)
                && sequence.Operations.All(AreShapesOfOnePiece),
            ResidualSpec residual => residual.Body.Input == residual.Map && residual.Body.Output == residual.Map && AreShapesOfOnePiece(residual.Body),
            _ => true,
        };
    }
}
