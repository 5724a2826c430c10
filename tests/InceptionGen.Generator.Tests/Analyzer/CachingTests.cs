using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Analysis;
using InceptionGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace InceptionGen.Generator.Tests.Analyzer;

/// <summary>A key in C# costs the analyzer nothing, and one in a table only that table and those that use it.</summary>
public sealed class CachingTests
{
    private const string Module = "# module: Block\ntype,#1x1\nconv,8\n";
    private const string User = "# network: User\n# input: 8x8x3\ntype,name,output size\nBlock,a,8x8x9\n";
    private const string Other = "# network: Other\n# input: 8x8x3\ntype,patch size/stride,output size\nmax pool,2x2/2,4x4x9\n";

    private static EditorProject Project => new(
        new TestTable("/demo/block.csv", Module), new TestTable("/demo/other.csv", Other), new TestTable("/demo/user.csv", User));

    [Fact]
    public void An_edit_of_code_changes_nothing()
    {
        using EditorProject project = Project;
        AnalyzedProject before = AnalyzedProject.Of(project.Options);

        project.EditCode();

        Assert.Same(before, AnalyzedProject.Of(project.Options));
    }

    [Fact]
    public void An_edit_of_a_table_judges_that_table_alone()
    {
        using EditorProject project = Project;
        Dictionary<string, Diagnostic> before = Errors(project);
        project.Edit("/demo/user.csv", "8x8x9", "8x8x7");
        Dictionary<string, Diagnostic> after = Errors(project);

        Assert.Same(before["/demo/other.csv"], after["/demo/other.csv"]);
        Assert.NotEqual(Verify.Message(before["/demo/user.csv"]), Verify.Message(after["/demo/user.csv"]));
    }

    [Fact]
    public void An_edit_of_a_module_judges_the_tables_that_use_it()
    {
        using EditorProject project = Project;
        Dictionary<string, Diagnostic> before = Errors(project);
        project.Edit("/demo/block.csv", "8", "16");
        Dictionary<string, Diagnostic> after = Errors(project);

        Assert.Same(before["/demo/other.csv"], after["/demo/other.csv"]);
        Assert.Contains("8x8x16", Verify.Message(after["/demo/user.csv"]));
    }

    [Fact]
    public void A_comment_in_a_table_that_others_use_moves_its_places()
    {
        using EditorProject project = Project;
        _ = Errors(project);
        project.Edit("/demo/other.csv", "type,", "# more\ntype,");

        Assert.Equal(4, Errors(project)["/demo/other.csv"].Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void What_the_project_says_of_a_table_counts()
    {
        var text = new TestText(new TestTable("net.csv", Other));
        AnalyzedProject before = AnalyzedProject.Of(Options("A"));

        Assert.Same(before, AnalyzedProject.Of(Options("A")));
        Assert.NotSame(before, AnalyzedProject.Of(Options("B")));

        Microsoft.CodeAnalysis.Diagnostics.AnalyzerOptions Options(string name) =>
            new([text], new TestOptions("Demo", [new TestTable("net.csv", Other, ("Class", name))]));
    }

    /// <summary>The one error of each table that has one.</summary>
    private static Dictionary<string, Diagnostic> Errors(EditorProject project) => project.Options.AdditionalFiles
        .SelectMany(file => AnalyzedProject.Of(project.Options).DiagnosticsOf(file, default))
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .ToDictionary(diagnostic => diagnostic.Location.GetLineSpan().Path);
}
