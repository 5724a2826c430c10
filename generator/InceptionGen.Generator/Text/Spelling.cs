using System.Text;

namespace InceptionGen.Generator.Text;

/// <summary>Two spellings of a word are one word: case, blanks, and the signs that typesetting replaces.</summary>
internal static class Spelling
{
    /// <summary>The text in one spelling, character by character, so that positions stay what they are.</summary>
    public static string Normalize(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (char character in text) normal.Append(Normalize(character));
        return normal.ToString();
    }

    /// <summary>The normalized text without any blanks, hyphens and underscores: "Pool +proj" and "pool + proj" are one heading.</summary>
    public static string Compact(string text)
    {
        var compact = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            char normal = Normalize(character);
            if (normal is not (' ' or '-' or '_')) compact.Append(normal);
        }

        return compact.ToString();
    }

    /// <summary>Blanks, and the invisible characters that come with text copied from a page.</summary>
    public static bool IsBlank(char character) =>
        char.IsWhiteSpace(character) || character is '\u200B' or '\u2060' or '\uFEFF';

    private static char Normalize(char character) => character switch
    {
        '×' or '✕' or '✖' or '⨯' => 'x',
        '‐' or '‑' or '‒' or '–' or '—' or '−' => '-',
        _ when IsBlank(character) => ' ',
        _ => char.ToLowerInvariant(character),
    };
}
