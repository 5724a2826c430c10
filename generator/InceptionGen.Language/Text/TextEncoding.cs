using System;
using System.Linq;

namespace InceptionGen.Language.Text;

/// <summary>Whether a file's bytes are the text that the compiler made of them. It reads any bytes: where a byte is not UTF-8, it takes a code page of the
/// machine, or leaves U+FFFD in its place.</summary>
internal static class TextEncoding
{
    /// <summary>The character that replaces what could not be read.</summary>
    public const char Replacement = '\uFFFD';

    /// <summary>Enough characters to see that every second one is NUL.</summary>
    private const int Sample = 256;

    /// <summary>The first character that was not read as it is written, and how that shows; null if all are.</summary>
    public static (int Position, string Detail)? Mistake(TextOrigin origin, string content)
    {
        if (IsWideWithoutMark(content)) return (content.IndexOf('\0'), "every second byte is 0, as in UTF-16 without a byte order mark");

        if (origin.CodePage is { } codePage && FirstOf(content, character => character > 127) is int foreign)
            return (foreign, "this character was read in the code page " + codePage + " of this machine, and may be another one elsewhere");

        int replacement = content.IndexOf(Replacement);
        if (replacement < 0 || origin.HasOwnReplacements) return null;
        return (replacement, "the byte here is not part of a character, as where a file is saved in Windows-1252 or another code page");
    }

    private static bool IsWideWithoutMark(string content)
    {
        int length = Math.Min(content.Length, Sample);
        return content.Take(length).Count(character => character == '\0') * 3 > length;
    }

    private static int? FirstOf(string content, Func<char, bool> condition)
    {
        for (int index = 0; index < content.Length; index++)
        {
            if (condition(content[index])) return index;
        }

        return null;
    }
}
