using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>A project, and what its build says.</summary>
/// <param name="Name">Its folder; the project's name too, if its file has none.</param>
/// <param name="Files">Names and texts. The one that ends in "proj" is the project.</param>
/// <param name="Expected">The build's errors and warnings, without folders; "..." stands for anything. None if it succeeds.</param>
internal sealed record ProjectCase(string Name, (string File, string Text)[] Files, params string[] Expected)
{
    /// <summary>The example of a diagnostic's page, with what the page says that the build prints.</summary>
    public static ProjectCase Broken(string id)
    {
        string example = Section(id, "Example");
        return new ProjectCase(id + "Broken", [.. Projects(example, id + "Broken")], Regex.Match(example, "\n```text\n(.*?)\n```", RegexOptions.Singleline).Groups[1].Value
            .Replace("Demo.", id + "Broken.", StringComparison.Ordinal).Split('\n'));
    }

    /// <summary>The same put right, as the page shows it.</summary>
    public static ProjectCase Fixed(string id) => new(id + "Fixed", [.. Projects(Section(id, "Fix"), id + "Fixed")]);

    private static string Section(string id, string heading) => Regex.Match(
        File.ReadAllText(Path.Combine(PackedFeed.RepositoryFolder(), "generator", "docs", id + ".md")), $@"\n## {heading}\n(.*?)\n## ", RegexOptions.Singleline).Groups[1].Value;

    /// <summary>The blocks "xml", and "xml vbproj" for a project of another language.</summary>
    private static IEnumerable<(string File, string Text)> Projects(string section, string name) =>
        Regex.Matches(section, "\n```xml( \\w+)?\n(.*?)\n```", RegexOptions.Singleline)
            .Select(match => (name + "." + (match.Groups[1].Success ? match.Groups[1].Value.Trim() : "csproj"), match.Groups[2].Value));
}
