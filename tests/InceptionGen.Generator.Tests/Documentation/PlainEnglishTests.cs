using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Documentation;

/// <summary>Pages, messages and comments avoid the phrases of plain-english.txt.</summary>
public sealed class PlainEnglishTests
{
    private const string Folder = "tests/InceptionGen.Generator.Tests/";

    [Fact]
    public void Nobody_reads_a_phrase_of_the_list()
    {
        var rules = new PlainEnglishRules(Repository.Read(Folder + "Documentation/plain-english.txt"));
        (string File, string Text)[] files =
        [
            .. new[] { "*.md", "*.cs", "*.targets", "*.props", "*.csproj", "*.csv", "*.json" }
                .SelectMany(Repository.FilesOf)
                .Where(file => !file.StartsWith(Folder + "Snapshots/", StringComparison.Ordinal))
                .Select(file => (file, Repository.Read(file))),
        ];
        Assert.Contains(files, file => file.File == "README.md");
        Assert.Contains(files, file => file.File == "generator/InceptionGen.Language/Diagnostics/Rules.Shapes.cs");

        RequireNone(rules.Found(files));
        RequireNone(rules.Stale(files));
    }

    [Theory]
    [InlineData("page.md", "a red\nbox", 1)]
    [InlineData("Code.cs", "// a red box", 1)]
    [InlineData("Code.cs", "/// <summary>A red\n/// box.</summary>\nclass C;", 1)]
    [InlineData("Code.cs", "class C { string s = \"Red box\" + $\"red box {1}\"; }", 2)]
    [InlineData("Code.cs", "class C { string s = \"\"\"\n    a red box\n    \"\"\"; }", 1)]
    [InlineData("Code.cs", "class C { red box; }", 0)]
    [InlineData("page.md", "a big red box", 0)]
    [InlineData("other.md", "a big red box", 1)]
    public void A_phrase_is_found_where_a_person_reads_it(string file, string text, int found) =>
        Assert.Equal(found, new PlainEnglishRules("avoid \\bred box\\b\nbecause it is green\nallow page.md: big red box").Found([(file, text)]).Count());

    [Theory]
    [InlineData("a big red box", 0)]
    [InlineData("a red box", 1)]
    [InlineData("a big box", 1)]
    public void An_exception_is_stale_where_nothing_needs_it(string text, int stale) =>
        Assert.Equal(stale, new PlainEnglishRules("avoid \\bred box\\b\nbecause it is green\nallow page.md: big red box").Stale([("page.md", text)]).Count());

    private static void RequireNone(IEnumerable<string> faults)
    {
        string all = string.Join("\n", faults);
        Assert.True(all.Length == 0, all);
    }
}
