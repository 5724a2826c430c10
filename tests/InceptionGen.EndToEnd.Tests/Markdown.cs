using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>A block of code in a text.</summary>
/// <param name="Language">As the text marks it: "csharp", "xml", empty for commands and what they print.</param>
internal sealed record CodeBlock(string Language, string Text);

/// <summary>What a page of the repository tells its reader to type.</summary>
internal static class Markdown
{
    /// <summary>The code blocks of a section, in order.</summary>
    /// <param name="page">The page's path in the repository.</param>
    /// <param name="heading">The section's heading.</param>
    public static IReadOnlyList<CodeBlock> Blocks(string page, string heading)
    {
        string text = File.ReadAllText(Path.Combine(PackedFeed.RepositoryFolder(), page)).ReplaceLineEndings("\n");
        Match section = Regex.Match(text, $"\n## {Regex.Escape(heading)}\n(.*?)(\n## |$)", RegexOptions.Singleline);
        if (!section.Success) throw new ArgumentException($"{page} has no section '{heading}'.", nameof(heading));
        return [.. Regex.Matches(section.Groups[1].Value, "\n```(\\w*)\n(.*?)\n```", RegexOptions.Singleline).Select(match => new CodeBlock(match.Groups[1].Value, match.Groups[2].Value))];
    }

    /// <summary>The targets of a text's links.</summary>
    public static IEnumerable<string> Links(string text) => Regex.Matches(text, @"\]\(([^)\s]+)\)").Select(match => match.Groups[1].Value);
}
