using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using InceptionGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace InceptionGen.Generator.Tests.Documentation;

/// <summary>generator/docs/first-table.md: its table makes a class, its code runs, and its mistake is reported as it says.</summary>
public sealed class FirstTableTests
{
    private static readonly string Page = Repository.Read("generator", "docs", "first-table.md");

    private static readonly string Table = Block("csv");

    [Fact]
    public void The_table_has_ten_lines_and_nothing_wrong()
    {
        Assert.Equal(10, Table.Split('\n').Length);
        Assert.Empty(Run(Table).Diagnostics);
    }

    [Fact]
    public void The_code_gives_one_probability_for_each_class()
    {
        SyntaxTree code = CSharpSyntaxTree.ParseText(
            $$"""
            using System;
            using InceptionGen;
            using Demo;

            public static class Page
            {
                public static float[] Probabilities()
                {
                    {{Block("csharp")}}
                    return probabilities.ToArray();
                }
            }
            """,
            TestCompilation.ParseOptions, "Page.cs", System.Text.Encoding.UTF8);
        var compilation = (CSharpCompilation)Run(Table).Compilation.AddSyntaxTrees(code);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("CS1591", ReportDiagnostic.Suppress)]));

        float[] probabilities = (float[])compilation.Load().GetType("Page")!.GetMethod("Probabilities")!.Invoke(null, [])!;

        Assert.Equal(10, probabilities.Length);
        Assert.Equal(1, probabilities.Sum(), 1e-5f);
    }

    [Fact]
    public void The_mistake_is_reported_as_the_page_says()
    {
        Match change = Regex.Match(Page, @"Change the (\d+) of the row `(.+)` to (\d+)");
        (string right, string row, string wrong) = (change.Groups[1].Value, change.Groups[2].Value, change.Groups[3].Value);
        string line = Table.Split('\n').Single(line => line.StartsWith(row, StringComparison.Ordinal));
        Assert.Single(Regex.Matches(line, right));

        Diagnostic error = Assert.Single(Run(Table.Replace(line, line.Replace(right, wrong, StringComparison.Ordinal), StringComparison.Ordinal)).Diagnostics);

        FileLinePositionSpan place = error.Location.GetLineSpan();
        Assert.Equal(
            Block("text"),
            $"{place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): error {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}");
    }

    [Fact]
    public void Ten_words_are_explained() =>
        Assert.Equal(10, Regex.Matches(Page[Page.IndexOf("## Ten words", StringComparison.Ordinal)..], @"^\| \*", RegexOptions.Multiline).Count);

    private static GeneratorRun Run(string table) => GeneratorRun.Of(new TestTable("tiny.csv", table));

    private static string Block(string language) => Regex.Match(Page, "\n```" + language + "\n(.*?)\n```", RegexOptions.Singleline).Groups[1].Value;
}
