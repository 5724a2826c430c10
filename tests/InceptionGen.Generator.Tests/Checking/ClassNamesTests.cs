using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Documents;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>What the outputs stand for.</summary>
public sealed class ClassNamesTests
{
    private const string Rows = "# input: 8x8x3\ntype,name,output size\nflatten,all,1x1x192\nlinear,fc,1x1x3\nsoftmax,,1x1x3\n";

    private const string OneOutput = "# input: 8x8x3\ntype,name,output size\nflatten,all,1x1x192\nlinear,fc,1x1x1\nsigmoid,,1x1x1\n";

    [Theory]
    [InlineData("# classes: cat, dog ,  \"tench, Tinca tinca\"\n")]
    [InlineData("# classes: cat, dog\n# classes: \"tench, Tinca tinca\"\n")]
    public void There_is_a_name_for_every_output(string classes) =>
        Assert.Equal(["cat", "dog", "tench, Tinca tinca"], Judging.Clean(classes + Rows).ClassNames);

    private const string Json = """{ "network": "Net", "input": "8x8x3", CLASSES, "rows": [{ "type": "flatten", "output size": "1x1x192" }, { "type": "linear", "output size": "1x1x3" }] }""";

    [Theory]
    [InlineData("\"classes\": [\"cat\", \"dog\", \"tench, Tinca tinca\"]")]
    [InlineData("\"Classes\": \"cat, dog, \\\"tench, Tinca tinca\\\"\"")]
    public void In_json_they_are_a_list(string classes) => Assert.Equal(
        ["cat", "dog", "tench, Tinca tinca"], Judging.Of(("net.json", Json.Replace("CLASSES", classes))).Clean().ClassNames);

    [Theory]
    [InlineData("\"classes\": [\"c\\u0061t\", {|ING013:\"d\\u006Fg\"|}]", "'\"dog\"'", "there are 2 names, and the network has 3 outputs; write one for each, with commas between them")]
    [InlineData("\"classes\": [\"cat\", {|ING008:\"\"|}, \"dog\"]", "'\"\"'", "a name is missing between two commas; put a name with a comma in \"double quotes\"")]
    public void A_wrong_list_in_json_is_said_at_its_item(string classes, string found, string detail) => Verify.Diagnostics(
        new TestTable("net.json", Json.Replace("CLASSES", classes)), "Directive 'classes': " + found + Verdict(detail) + detail);

    [Fact]
    public void A_network_of_other_outputs_has_other_classes()
    {
        Assert.Empty(Judging.Clean("# classes: a, b, c\n" + Rows, new TableOptions(Classes: "4")).ClassNames);
        Assert.Empty(Judging.Clean("# classes: a, b, c\n" + Rows, new TableOptions(Until: "fc")).ClassNames);
        Assert.Equal(["a", "b", "c"], Judging.Clean("# classes: a, b, c\n" + Rows, new TableOptions(Classes: "3")).ClassNames);
    }

    [Fact]
    public void One_output_tells_two_classes_apart()
    {
        Assert.Equal(["cat", "dog"], Judging.Clean("# classes: cat, dog\n" + OneOutput).ClassNames);
        const string detail = "there are 3 names, and the network has 1 output; write two, of the class near 0 and of the one near 1, with a comma between them";
        Verify.Diagnostics("# classes: {|ING013:a, b, c|}\n" + OneOutput, "Directive 'classes': 'a, b, c' cannot be used: " + detail);
    }

    [Theory]
    [InlineData("a, b", "there are 2 names, and the network has 3 outputs; write one for each, with commas between them")]
    [InlineData("a,, c", "a name is missing between two commas; put a name with a comma in \"double quotes\"")]
    [InlineData("a, \"\", c", "a name is missing between two commas; put a name with a comma in \"double quotes\"")]
    public void Names_that_do_not_fit_are_said(string names, string detail) => Verify.Diagnostics(
        "# classes: {|" + (Verdict(detail).Contains("used", System.StringComparison.Ordinal) ? "ING013:" : "ING008:") + names + "|}\n" + Rows,
        "Directive 'classes': '" + names + "'" + Verdict(detail) + detail);

    private static string Verdict(string detail) =>
        detail.StartsWith("there are", System.StringComparison.Ordinal) ? " cannot be used: " : " is not understood: ";

    [Fact]
    public void The_class_tells_them()
    {
        GeneratorRun run = GeneratorRun.Of(new TestTable("net.csv", "# network: Net\n# classes: cat, \"dog\\, or wolf\", 🦊\n" + Rows));

        run.Compilation.AssertClean();
        Assert.Contains("table.Classes(\"cat\", \"dog\\\\, or wolf\", \"🦊\");", run.Source, System.StringComparison.Ordinal);
        Assert.Contains("public static global::System.Collections.Generic.IReadOnlyList<string> ClassNames => Description.ClassNames;", run.Source, System.StringComparison.Ordinal);
    }
}
