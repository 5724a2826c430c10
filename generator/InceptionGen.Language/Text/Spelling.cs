using System.Text;

namespace InceptionGen.Language.Text;

/// <summary>Makes different spellings of a word equal: case, blanks, and the characters that typesetting replaces.</summary>
/// <remarks>A table is read at every key, in an interpreter too where the host is a browser. So what most cells are, ASCII in its usual spelling, is looked at first and not copied.</remarks>
internal static class Spelling
{
    /// <summary>Characters after those of ASCII.</summary>
    private const char Beyond = '\u0080';

    /// <summary>The text in one spelling, character by character, so that positions stay the same.</summary>
    public static string Normalize(string text)
    {
        int usual = 0;
        while (usual < text.Length && Normalize(text[usual]) == text[usual]) usual++;
        if (usual == text.Length) return text;

        var normal = new StringBuilder(text, 0, usual, text.Length);
        for (int index = usual; index < text.Length; index++) normal.Append(Normalize(text[index]));
        return normal.ToString();
    }

    /// <summary>The normalized text without any blanks, hyphens and underscores: "Pool +proj" and "pool + proj" are one heading.</summary>
    public static string Compact(string text)
    {
        int usual = 0;
        while (usual < text.Length && text[usual] is not (' ' or '-' or '_') && Normalize(text[usual]) == text[usual]) usual++;
        if (usual == text.Length) return text;

        var compact = new StringBuilder(text, 0, usual, text.Length);
        for (int index = usual; index < text.Length; index++)
        {
            char normal = Normalize(text[index]);
            if (normal is not (' ' or '-' or '_')) compact.Append(normal);
        }

        return compact.ToString();
    }

    /// <summary>The text with the wide forms of Chinese and Japanese keyboards in their usual width: "inception （３ａ）" as "inception (3a)".</summary>
    public static string Narrow(string text)
    {
        int usual = 0;
        while (usual < text.Length && Narrow(text[usual]) == text[usual]) usual++;
        if (usual == text.Length) return text;

        var narrow = new StringBuilder(text, 0, usual, text.Length);
        for (int index = usual; index < text.Length; index++) narrow.Append(Narrow(text[index]));
        return narrow.ToString();
    }

    /// <summary>Blanks, and the invisible characters that come with text copied from a page.</summary>
    public static bool IsBlank(char character) =>
        character < Beyond ? character is ' ' or (>= '\t' and <= '\r') : char.IsWhiteSpace(character) || IsInvisible(character);

    /// <summary>Characters without width that mean nothing in a number or a word of the language: zero-width spaces and joiners, soft hyphens, marks of direction.</summary>
    public static bool IsInvisible(char character) => character >= Beyond && character is '\u00AD' or '\u061C' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
        or (>= '\u2060' and <= '\u2069') or '\uFEFF';

    private static char Normalize(char character) => character switch
    {
        >= 'A' and <= 'Z' => (char)(character | 0x20),
        < Beyond => IsBlank(character) ? ' ' : character,
        '×' or '✕' or '✖' or '⨯' or '╳' => 'x',
        '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' or '─' => '-',
        _ when IsBlank(character) => ' ',
        _ => char.ToLowerInvariant(Narrow(character)),
    };

    private static char Narrow(char character) =>
        character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character;
}
