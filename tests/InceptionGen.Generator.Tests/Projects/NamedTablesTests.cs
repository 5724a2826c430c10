using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Projects;

/// <summary>Tables that a listed one names come with it, where the project has not listed them.</summary>
public sealed class NamedTablesTests
{
    private const string Network = "# input: 8x8x3\ntype,patch size/stride,output size\nconvolution,3x3,8x8x16\nlinear,,1x1x10\n";

    private const string NamesHeader = "# names of: somebody\nrow,column,weight\n";

    [Fact]
    public void A_names_table_comes_with_the_table_that_names_it()
    {
        GeneratorRun run = GeneratorRun.Of(
            new TestTable("net.csv", "# names: net.names.csv\n" + Network),
            Offered("package/net.names.csv", NamesHeader + "convolution,,mine\n"));
        Assert.Empty(run.Diagnostics);
        Assert.Contains("layer: \"mine\"", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_names_table_comes_with_the_item_that_names_it()
    {
        GeneratorRun run = GeneratorRun.Of(
            new TestTable("net.csv", Network, ("Names", "other.names.csv")),
            Offered("package/other.names.csv", NamesHeader + "convolution,,mine\n"));
        Assert.Empty(run.Diagnostics);
        Assert.Contains("layer: \"mine\"", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_continued_network_comes_with_what_it_names_and_makes_no_class()
    {
        GeneratorRun run = GeneratorRun.Of(
            new TestTable("head.csv", "# continues: middle.csv until convolution\ntype,patch size/stride,output size\nlinear,,1x1x5\n"),
            Offered("package/middle.csv", "# continues: base.csv until convolution\n# names: middle.names.csv\ntype,name,patch size/stride,output size\nconvolution,second,1x1,8x8x4\n"),
            Offered("package/middle.names.csv", NamesHeader + "second,,of the middle\n"),
            Offered("package/base.csv", "# names: base.names.csv\n" + Network),
            Offered("package/base.names.csv", NamesHeader + "convolution,,of the base\nlinear,,head\n"));

        Assert.Empty(run.Errors);
        Assert.Equal(["Demo.Head.g.cs", "InceptionGen-FeatureMaps.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("layer: \"of the base\"", run.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net.names.csv")]
    [InlineData("elsewhere/NET.names.csv")]
    public void A_listed_table_is_taken_before_an_offered_one(string path)
    {
        int opened = 0;
        GeneratorRun run = GeneratorRun.Of(
            new TestTable("package/net.csv", "# names: net.names.csv\n" + Network),
            Offered("package/net.names.csv", NamesHeader + "convolution,,theirs\n") with { Opened = () => opened++ },
            new(path, NamesHeader + "convolution,,mine\n"));
        Assert.Empty(run.Diagnostics);
        Assert.Contains("layer: \"mine\"", run.Source, StringComparison.Ordinal);
        Assert.Equal(0, opened);
    }

    [Fact]
    public void An_offered_table_beside_the_one_that_names_it_is_taken_before_others()
    {
        GeneratorRun run = GeneratorRun.Of(
            new TestTable("project/net.csv", "# names: net.names.csv\n" + Network),
            Offered("package/net.names.csv", NamesHeader + "convolution,,theirs\n"),
            Offered("project/net.names.csv", NamesHeader + "convolution,,mine\n"));
        Assert.Contains("layer: \"mine\"", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_nobody_names_is_not_opened()
    {
        var opened = new List<string>();
        TestTable[] all =
        [
            new TestTable("net.csv", "# names: net.names.csv\n" + Network),
            .. new[] { "net.names.csv", "other.csv", "other.names.csv" }
                .Select(name => Offered("package/" + name, NamesHeader + "convolution,,mine\n") with { Opened = () => opened.Add(name) }),
        ];
        Assert.Empty(GeneratorRun.Of(all).Diagnostics);

        // Once by the generator and once by the analyzer.
        Assert.Equal(["net.names.csv", "net.names.csv"], opened);
    }

    [Fact]
    public void What_is_wrong_with_a_named_table_is_reported_there_and_with_others_not() => Verify.Diagnostics(
    [
        new("net.csv", "# names: net.names.csv\n" + Network),
        Offered("package/net.names.csv", NamesHeader + "convolution,,mine\n{|ING407:convolutional|},,yours\nlinear,,{|ING109:x{q}|}\n"),
        Offered("package/other.csv", "nothing of a table"),
    ]);

    [Fact]
    public void A_table_that_is_listed_twice_gives_two_classes()
    {
        GeneratorRun run = GeneratorRun.Of(new TestTable("net.csv", Network, ("Class", "Small")) { Again = [("Class", "Large"), ("Input", "16x16x3")] });
        Assert.Empty(run.Diagnostics);
        run.Compilation.AssertClean();
        Assert.Equal(["Demo.Large.g.cs", "Demo.Small.g.cs", "InceptionGen-FeatureMaps.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("InputHeight = 16;", run.Sources["Demo.Large.g.cs"], StringComparison.Ordinal);
        Assert.Contains("InputHeight = 8;", run.Sources["Demo.Small.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_of_a_table_that_is_listed_twice_is_reported_once() => Verify.Diagnostics(
    [
        new TestTable("net.csv", "# input: 8x8x3\ntype,patch size/stride,output size,params\nconvolution,3x3,8x8x16,{|ING302:77K|}\nmax pool,2x2/2,{|ING202:4x4x99|}\n", ("Class", "First")) { Again = [("Class", "Second")] },
    ]);

    [Theory]
    [InlineData("", "")]
    [InlineData("Net", "net")]
    public void A_table_that_is_listed_twice_for_one_class_is_an_error(string first, string second)
    {
        GeneratorRun run = GeneratorRun.Of(new TestTable("net.csv", Network, ("Class", first)) { Again = [("Class", second), ("Input", "16x16x3")] });
        Assert.Equal(
            "net.csv(1,1): error ING401: Table 'net.csv' makes the class Demo.Net, as does the same table, which the project lists twice. Give one of them another Class or Namespace.",
            Assert.Single(run.Diagnostics).ToString());
        Assert.Contains("Demo.Net.g.cs", run.Sources.Keys);
        run.Compilation.AssertClean();
    }

    private static TestTable Offered(string path, string text) => new(path, text) { Role = TableRole.Offered };
}
