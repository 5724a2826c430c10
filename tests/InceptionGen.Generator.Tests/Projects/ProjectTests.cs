extern alias runtime;

using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using InceptionGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Projects;

/// <summary>What a project's tables become together, and what the project file says of them.</summary>
public sealed class ProjectTests
{
    private const string Rows = """
        type,patch size/stride,output size
        convolution,3x3,8x8x16
        linear,,1x1x10
        """;

    [Fact]
    public void A_project_without_tables_gets_nothing() => Assert.Empty(GeneratorRun.Of().Sources);

    [Fact]
    public void Other_additional_files_are_left_alone()
    {
        GeneratorRun run = GeneratorRun.Of(new TestTable("notes.csv", "anything") { Role = TableRole.None });
        Assert.Empty(run.Sources);
        Assert.Empty(run.Diagnostics);
    }

    [Theory]
    [InlineData("", "", "", "namespace", "public sealed partial class Net")]
    [InlineData("My.App", "", "", "namespace My.App;", "public sealed partial class Net")]
    [InlineData("my-app.2nd.class", "", "", "namespace my_app._2nd._class;", "public sealed partial class Net")]
    [InlineData("My.App", "Other.Nested.Deep", "", "namespace Other.Nested.Deep;", "public sealed partial class Net")]
    [InlineData("My.App", "InceptionGen.Execution", "internal", "namespace InceptionGen.Execution;", "internal sealed partial class Net")]
    public void The_class_goes_where_the_project_says(string root, string @namespace, string accessibility, string declaration, string head)
    {
        GeneratorRun run = GeneratorRun.Of(root, new TestTable("net.csv", Rows, ("Namespace", @namespace), ("Accessibility", accessibility)));
        Assert.Empty(run.Diagnostics);
        run.Compilation.AssertClean();
        Assert.Equal(root.Length + @namespace.Length > 0, run.Source.Contains(declaration, StringComparison.Ordinal));
        Assert.Contains(head, run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stage_may_be_called_like_any_member_of_the_generated_class()
    {
        string plain = GeneratorRun.Of(new TestTable("net.csv", Rows)).Source;
        IEnumerable<string> names = new[] { typeof(runtime::InceptionGen.Network), typeof(runtime::InceptionGen.Session), typeof(object) }
            .SelectMany(type => type.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(member => member.Name)
            .Concat(Regex.Matches(plain, @"\b[A-Z]\w+\b").Select(match => match.Value))
            .Where(name => Regex.IsMatch(name, @"^[A-Z]\w+$"))
            .Distinct(StringComparer.OrdinalIgnoreCase);

        GeneratorRun run = GeneratorRun.Of(new TestTable(
            "net.csv", "type,name,patch size/stride,output size\n" + string.Concat(names.Select(name => $"convolution,{name},1x1,8x8x4\n"))));
        Assert.Empty(run.Errors);
        run.Compilation.AssertClean();
        Assert.Contains("SessionStage", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_types_are_made_once_and_are_public_if_a_network_is()
    {
        GeneratorRun both = GeneratorRun.Of(
            new TestTable("a.csv", Rows, ("Accessibility", "internal")), new TestTable("b.csv", Rows, ("Namespace", "Elsewhere")));
        GeneratorRun hidden = GeneratorRun.Of(new TestTable("a.csv", Rows, ("Accessibility", "internal")));

        both.Compilation.AssertClean();
        hidden.Compilation.AssertClean();
        Assert.Equal(3, Regex.Count(both.Sources["InceptionGen-FeatureMaps.g.cs"], "public readonly struct Map"));
        Assert.Equal(3, Regex.Count(hidden.Sources["InceptionGen-FeatureMaps.g.cs"], "internal readonly struct Map"));
    }

    [Fact]
    public void Input_and_classes_of_the_project_file_give_other_shapes()
    {
        GeneratorRun run = GeneratorRun.Of(new TestTable("net.csv", Rows, ("Input", "20x12x3"), ("Classes", "7")));
        Assert.Empty(run.Diagnostics);
        run.Compilation.AssertClean();
        Assert.Contains("public const int InputHeight = 20;", run.Source, StringComparison.Ordinal);
        Assert.Contains("Tap<Map20x12x16> Convolution", run.Source, StringComparison.Ordinal);
        Assert.Contains("public const int Classes = 7;", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_tables_of_one_class_are_reported_at_both_and_the_first_is_made()
    {
        TestTable first = new("a/net.csv", Rows), second = new("b/net.csv", Rows);
        GeneratorRun run = GeneratorRun.Of(first, second);

        Assert.Equal(
            [
                "a/net.csv(1,1): error ING401: Table 'a/net.csv' makes the class Demo.Net, as does 'b/net.csv'. Give one of them another '# network:' name, Class or Namespace.",
                "b/net.csv(1,1): error ING401: Table 'b/net.csv' makes the class Demo.Net, as does 'a/net.csv'. Give one of them another '# network:' name, Class or Namespace.",
            ],
            run.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.Equal(["Demo.Net.g.cs", "InceptionGen-FeatureMaps.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
        run.Compilation.AssertClean();
    }

    [Fact]
    public void Classes_that_differ_in_case_only_are_reported() => Verify.Diagnostics(
    [
        new("a.csv", "# network: {|ING401:Lenet|}\n" + Rows),
        new("b.csv", "# network: {|ING401:LeNet|}\n" + Rows),
    ]);

    [Fact]
    public void A_table_given_to_the_compiler_twice_does_no_harm()
    {
        var table = new TestTable("net.csv", Rows);
        GeneratorRun run = GeneratorRun.Of(table, table);
        Assert.All(run.Diagnostics, diagnostic => Assert.Equal("ING401", diagnostic.Id));
        Assert.NotEmpty(run.Diagnostics);
    }

    [Fact]
    public void A_wrong_cell_keeps_the_class_so_that_code_which_uses_it_gives_no_errors()
    {
        GeneratorRun run = GeneratorRun.Of(new TestTable("net.csv", "# input: 9x9x3\n" + Rows));
        Assert.NotEmpty(run.Errors);
        Assert.Contains("class Net", run.Source, StringComparison.Ordinal);
        run.Compilation.AssertClean();
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_an_error_at_the_file()
    {
        Diagnostic error = Assert.Single(Run(new MissingText("gone.csv")).Diagnostics);
        Assert.Equal("gone.csv(1,1): error ING001: The file cannot be read as a table: it cannot be opened", error.ToString());
    }

    [Fact]
    public void A_mistake_of_the_generator_is_an_error_at_the_file()
    {
        Diagnostic error = Assert.Single(Run(new ThrowingText("odd.csv")).Diagnostics);
        Assert.Equal("ING009", error.Id);
        Assert.Equal("odd.csv", error.Location.GetLineSpan().Path);
        Assert.Contains("NotSupportedException: the editor went away", Verify.Message(error), StringComparison.Ordinal);
    }

    private static GeneratorDriverRunResult Run(AdditionalText text) => GeneratorRun
        .Driver([text], new TestOptions("Demo", [new TestTable(text.Path, "")]))
        .RunGenerators(TestCompilation.Create())
        .GetRunResult();

    private sealed class MissingText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(System.Threading.CancellationToken cancellationToken = default) => null;
    }

    private sealed class ThrowingText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(System.Threading.CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("the editor went away");
    }
}
