using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using InceptionGen.Generator.Tests.Documentation;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using Microsoft.CodeAnalysis;
using Xunit;

namespace InceptionGen.Generator.Tests.Projects;

/// <summary>A host other than a compiler gets the compiler's diagnostics of a project's tables, at the same places and in the same words.</summary>
public sealed class TableCheckerTests
{
    [Theory]
    [MemberData(nameof(DiagnosticPageTests.Ids), MemberType = typeof(DiagnosticPageTests))]
    public void Hears_what_the_compiler_says_of_a_pages_tables(string id)
    {
        DiagnosticPage page = DiagnosticPage.Of(id);

        Assert.Equal(Said(page.Broken), Heard(page.Broken));
        Assert.Empty(Heard(page.Fixed));
    }

    [Fact]
    public void Hears_of_two_tables_of_one_class()
    {
        TestTable[] tables = [new("a/net.csv", "# network: Net\n# input: 8x8x3\ntype\nsoftmax"), new("b/net.csv", "# network: Net\n# input: 8x8x3\ntype\nsoftmax")];

        Assert.Equal(2, Heard(tables).Count());
        Assert.Equal(Said(tables), Heard(tables));
    }

    [Fact]
    public void Shipped_tables_have_no_mistake()
    {
        string[] files = Directory.GetFiles(Repository.PathOf("tables"), "*.csv");

        Assert.NotEmpty(files);
        Assert.Empty(TableChecker.Check(files.Select(file => new ProjectTable(new TableSource(Path.GetFileName(file), File.ReadAllText(file))))));
    }

    private static IEnumerable<string> Heard(IReadOnlyList<TestTable> tables) => TableChecker
        .Check(tables.Select(table => new ProjectTable(new TableSource(table.Path, table.Text), OptionsOf(table))))
        .Select(said => Line(said.Location.Path, said.Location.Lines.Start.Line, said.Location.Lines.Start.Column, said.IsBlocking, said.Rule.Id, said.Message));

    private static IEnumerable<string> Said(IReadOnlyList<TestTable> tables) => GeneratorRun.Of([.. tables]).Diagnostics.Select(said =>
    {
        FileLinePositionSpan place = said.Location.GetLineSpan();
        return Line(
            place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character, said.Severity == DiagnosticSeverity.Error, said.Id, said.GetMessage(CultureInfo.InvariantCulture));
    });

    private static string Line(string path, int line, int column, bool isError, string id, string message) =>
        $"{path}({line + 1},{column + 1}): {(isError ? "error" : "warning")} {id}: {message}";

    private static TableOptions OptionsOf(TestTable table)
    {
        ILookup<string, string> options = table.Options.ToLookup(option => option.Name, option => option.Value);
        return new TableOptions(
            Of("Namespace"), Of("Class"), Of("Accessibility"), Of("Input"), Of("Classes"), Of("Until"), Of("IncludeTop"), Of("Pooling"), Of("Names"), RootNamespace: "Demo");

        string Of(string name) => options[name].LastOrDefault() ?? "";
    }
}
