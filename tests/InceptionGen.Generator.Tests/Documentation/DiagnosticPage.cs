using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using InceptionGen.Generator.Tests.Harness;

namespace InceptionGen.Generator.Tests.Documentation;

/// <summary>A page of generator/docs: a broken table, what the compiler prints of it, the table put right.</summary>
/// <param name="Title">Behind the "# ".</param>
/// <param name="Sections">The headings.</param>
/// <param name="Broken">The table of the section Example; null if there is none.</param>
/// <param name="Printed">What the compiler prints of it.</param>
/// <param name="Fixed">The table of the section Fix.</param>
internal sealed record DiagnosticPage(string Title, IReadOnlyList<string> Sections, DocumentedTable? Broken, IReadOnlyList<string> Printed, DocumentedTable? Fixed)
{
    public static DiagnosticPage Of(string id)
    {
        string page = Repository.Read("generator", "docs", id + ".md");
        string[] lines = page.Split('\n');
        return new DiagnosticPage(
            lines[0].StartsWith("# ", StringComparison.Ordinal) ? lines[0][2..] : "",
            [.. lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..])],
            TableIn(Section(page, "Example")),
            [.. (Block(Section(page, "Example"), "text") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)],
            TableIn(Section(page, "Fix")));
    }

    private static string Section(string page, string heading) =>
        Regex.Match(page, @"\n## " + heading + @"\n(.*?)(\n## |$)", RegexOptions.Singleline).Groups[1].Value;

    private static DocumentedTable? TableIn(string section)
    {
        foreach (string kind in new[] { "csv", "json" })
        {
            if (Block(section, kind) is string text) return new DocumentedTable("net." + kind, text);
        }

        return null;
    }

    private static string? Block(string section, string language)
    {
        Match match = Regex.Match(section, "\n```" + language + "\n(.*?)\n```", RegexOptions.Singleline);
        return match.Success ? match.Groups[1].Value : null;
    }
}

internal sealed record DocumentedTable(string Path, string Text);
