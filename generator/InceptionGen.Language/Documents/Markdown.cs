using System;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>The parts of Markdown and of drawn tables that are not cells.</summary>
internal static class Markdown
{
    /// <summary>What is put around a text to make it stand out; the longer ones first.</summary>
    private static readonly string[] Emphases = ["**", "__", "`", "*", "_"];

    /// <summary>A cell as it is shown: "**type**" as "type", "256 \\| 256" as "256 | 256".</summary>
    public static SpannedText Plain(SpannedText cell)
    {
        foreach (string emphasis in Emphases)
        {
            int length = emphasis.Length;
            bool stands = cell.Text.Length > 2 * length
                && cell.Text.StartsWith(emphasis, StringComparison.Ordinal) && cell.Text.EndsWith(emphasis, StringComparison.Ordinal);
            if (stands) cell = cell.Slice(length, cell.Text.Length - length).Trim();
        }

        return cell.Without((text, index) => text[index] == '\\' && index + 1 < text.Length && text[index + 1] == '|');
    }

    /// <summary>Whether the line parts a header from its rows, or ends a table: "|---|:--:|", "+----+----+", "├───┼───┤".</summary>
    public static bool IsRule(string content, int start, int end)
    {
        bool hasLine = false;
        for (int index = start; index < end; index++)
        {
            char character = content[index];
            hasLine |= character is '-' or '=' or '─' or '━' or '═';
            if (character is not ('|' or '+' or '-' or '=' or ':' or '｜' or (>= '\u2500' and <= '\u257F')) && !Spelling.IsBlank(character)) return false;
        }

        return hasLine;
    }
}
