using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using InceptionGen.Generator.Tests.Harness;

namespace InceptionGen.Generator.Tests.Documentation;

/// <summary>A page of generator/docs: broken tables, what the compiler prints of them, the tables put right.</summary>
/// <param name="Title">The text after the "# ".</param>
/// <param name="Sections">The headings.</param>
/// <param name="Broken">The tables of the section Example.</param>
/// <param name="Printed">What the compiler prints of them.</param>
/// <param name="Fixed">The tables of the section Fix.</param>
internal sealed record DiagnosticPage(
    string Title, IReadOnlyList<string> Sections, IReadOnlyList<TestTable> Broken, IReadOnlyList<string> Printed, IReadOnlyList<TestTable> Fixed)
{
    public static DiagnosticPage Of(string id)
    {
        string page = Repository.Read("generator", "docs", id + ".md");
        string[] lines = page.Split('\n');
        return new DiagnosticPage(
            lines[0].StartsWith("# ", StringComparison.Ordinal) ? lines[0][2..] : "",
            [.. lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..])],
            TablesIn(Section(page, "Example")),
            [.. (Block(Section(page, "Example"), "text") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)],
            TablesIn(Section(page, "Fix")));
    }

    private static string Section(string page, string heading) =>
        Regex.Match(page, @"\n## " + heading + @"\n(.*?)(\n## |$)", RegexOptions.Singleline).Groups[1].Value;

    /// <summary>The blocks "csv" and "json", called net.csv and net.json where they have no name after them, with the options of an item in an "xml" block.</summary>
    private static IReadOnlyList<TestTable> TablesIn(string section)
    {
        string item = Block(section, "xml") ?? "";
        return
        [
            .. Regex.Matches(section, "\n```(csv|json)( [^\n]+)?\n(.*?)\n```", RegexOptions.Singleline).Select(match =>
            {
                string path = match.Groups[2].Success ? match.Groups[2].Value.Trim() : "net." + match.Groups[1].Value;
                return new TestTable(path, match.Groups[3].Value, item.Contains('"' + path + '"', StringComparison.Ordinal) ? OptionsIn(item) : []);
            }),
        ];
    }

    private static (string Name, string Value)[] OptionsIn(string item) =>
    [
        .. Regex.Matches(item, "(\\w+)=\"([^\"]*)\"").Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Where(option => option.Item1 != "Include"),
    ];

    private static string? Block(string section, string language)
    {
        Match match = Regex.Match(section, "\n```" + language + "\n(.*?)\n```", RegexOptions.Singleline);
        return match.Success ? match.Groups[1].Value : null;
    }
}
