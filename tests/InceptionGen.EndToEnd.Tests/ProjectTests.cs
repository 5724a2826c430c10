using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>Projects of every shape: each works, or gets one message that says what to do.</summary>
[Collection(nameof(PackedFeed))]
public sealed class ProjectTests(BuiltProjects built) : IClassFixture<BuiltProjects>
{
    public static TheoryData<string> Names => new(ProjectCases.All().Select(project => project.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_project_works_or_gets_one_message(string name)
    {
        string[] expected = ProjectCases.All().Single(project => project.Name == name).Expected;
        string[] problems = [.. built.ProblemsOf(name)];
        Assert.True(
            expected.Length == problems.Length && expected.Zip(problems, Fits).All(fits => fits),
            $"Expected:\n{string.Join('\n', expected)}\nPrinted:\n{string.Join('\n', problems)}\n\n{built.Output}");

        bool isBuilt = Directory.Exists(built.PathOf(name, "bin")) && Directory.GetFiles(built.PathOf(name, "bin"), name + ".dll", SearchOption.AllDirectories).Length > 0;
        Assert.True(isBuilt || problems.Any(problem => problem.Contains("error", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_table_that_the_project_copies_is_still_copied() =>
        Assert.True(File.Exists(built.PathOf("NoneThatIsCopied", "bin", "Debug", "net10.0", "net.csv")));

    [Fact]
    public void A_build_writes_the_pictures_that_items_ask_for()
    {
        Assert.StartsWith("<svg", File.ReadAllText(built.PathOf("Pictures", "docs", "net.svg")), StringComparison.Ordinal);
        Assert.Contains("| row | type |", File.ReadAllText(built.PathOf("Pictures", "docs", "net.md")), StringComparison.Ordinal);
        string shortened = File.ReadAllText(built.PathOf("Pictures", "a b.mmd"));
        Assert.Contains("inception (3a)", shortened, StringComparison.Ordinal);
        Assert.DoesNotContain("inception (3b)", shortened, StringComparison.Ordinal);
    }

    /// <summary>Pages show messages without their links, since the page is what these lead to.</summary>
    private static bool Fits(string pattern, string problem) =>
        Regex.IsMatch(problem, "^" + Regex.Escape(pattern).Replace(@"\.\.\.", ".*", StringComparison.Ordinal) + @"( \(https://[^ ]*\))?$");
}
