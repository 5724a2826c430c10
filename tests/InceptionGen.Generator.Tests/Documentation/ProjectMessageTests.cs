using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Documentation;

/// <summary>The messages of the package's targets have pages and lines in the index too. That the pages are true is for the end-to-end tests.</summary>
public sealed class ProjectMessageTests
{
    private static readonly string[] Ids =
    [
        .. Directory.GetFiles(Repository.PathOf("runtime", "InceptionGen.Runtime", "buildTransitive"), "*.targets")
            .SelectMany(path => Regex.Matches(File.ReadAllText(path), "<(?:Error|Warning) .*?/>", RegexOptions.Singleline))
            .Select(message => IdOf(message.Value)).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> All => new(Ids);

    [Fact]
    public void An_id_belongs_to_one_message() => Assert.Equal(["ING501", "ING502", "ING503", "ING504", "ING505", "ING507"], Ids);

    [Theory]
    [MemberData(nameof(All))]
    public void A_message_has_a_page_and_a_line_in_the_index(string id)
    {
        string page = Repository.Read("generator", "docs", id + ".md");
        string title = Regex.Match(page, $"^# {id}: (.+)\n").Groups[1].Value;
        Assert.NotEmpty(title);
        Assert.Equal(["Cause", "Example", "Fix", "Silence"], DiagnosticPage.Of(id).Sections);
        Assert.Contains(id, DiagnosticPage.Of(id).Printed[0], StringComparison.Ordinal);
        Assert.Single(Regex.Matches(Repository.Read("generator", "docs", "README.md"), $@"^\| \[{id}\]\({id}\.md\) \| {Regex.Escape(title)} \| error \|$", RegexOptions.Multiline));
    }

    /// <summary>The message's code. It also leads to the code's page, by a property that tools read and in its text.</summary>
    private static string IdOf(string message)
    {
        string id = Regex.Match(message, "Code=\"(ING[0-9]{3})\"").Groups[1].Value;
        Assert.Contains($"HelpLink=\"$(InceptionGenDocs){id}.md\"", message, StringComparison.Ordinal);
        Assert.EndsWith($" ($(InceptionGenDocs){id}.md)\" />", message, StringComparison.Ordinal);
        Assert.Contains("File=\"$(MSBuildProjectFullPath)\"", message, StringComparison.Ordinal);
        return id;
    }
}
