using System;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator.Text;

/// <summary>Whether a file's bytes are the text that the compiler made of them. It reads whatever there is: where a byte is not UTF-8, it takes a code page of the
/// machine, or leaves U+FFFD in its place.</summary>
internal static class TextEncoding
{
    /// <summary>The sign that stands for what could not be read.</summary>
    public const char Replacement = '\uFFFD';

    /// <summary>Characters enough to see that every second one is NUL.</summary>
    private const int Sample = 256;

    /// <summary>UTF-8, UTF-16 and UTF-32 in either order; ASCII.</summary>
    private static readonly int[] UnicodeCodePages = [65001, 1200, 1201, 12000, 12001, 20127];

    /// <summary>The first character that was not read as it is written, and how that shows; null if all are.</summary>
    public static (int Position, string Detail)? Mistake(SourceText source, string content)
    {
        if (IsWideWithoutMark(content)) return (content.IndexOf('\0'), "every second byte is 0, as in UTF-16 without a byte order mark");

        if (source.Encoding is { } encoding && !UnicodeCodePages.Contains(encoding.CodePage) && FirstOf(content, character => character > 127) is int foreign)
            return (foreign, "this character was read in the code page " + encoding.WebName + " of this machine, and may be another one elsewhere");

        int replacement = content.IndexOf(Replacement);
        if (replacement < 0 || IsOwn(source, content)) return null;
        return (replacement, "the byte here is not part of a character, as where a file is saved in Windows-1252 or another code page");
    }

    /// <summary>Whether the file itself holds U+FFFD: then its bytes are those of its text.</summary>
    private static bool IsOwn(SourceText source, string content)
    {
        Encoding encoding = source.Encoding ?? Encoding.UTF8;
        byte[] mark = encoding.GetPreamble(), bytes = encoding.GetBytes(content);
        return Has(bytes, bytes.Length) || Has([.. mark, .. bytes], mark.Length + bytes.Length);

        bool Has(byte[] text, int length) => SourceText.From(text, length, encoding, source.ChecksumAlgorithm).GetChecksum().SequenceEqual(source.GetChecksum());
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
