using System.Globalization;
using System.Linq;
using System.Text;

namespace InceptionGen.Language.Text;

/// <summary>Names of tables and rows as C# names.</summary>
internal static class Identifiers
{
    private const int MaximumHint = 200;

    /// <summary>
    /// "inception (3a)" as Inception3a, "max pool 2" as MaxPool2, "3x3" as _3x3; null if the text holds neither letter nor digit.
    /// </summary>
    /// <remarks>No keyword can come out: keywords start with a small letter.</remarks>
    public static string? PascalCase(string text)
    {
        var name = new StringBuilder(text.Length);
        bool startsWord = true;
        foreach (char character in text)
        {
            if (!IsLetterOrDigit(character))
            {
                startsWord = true;
                continue;
            }

            // "mixed 7 1" and "mixed 71" are two names.
            if (startsWord && IsDigit(character) && name.Length > 0 && IsDigit(name[name.Length - 1])) name.Append('_');
            name.Append(startsWord ? char.ToUpperInvariant(character) : character);
            startsWord = false;
        }

        if (name.Length == 0) return null;
        return CSharpCharacters.IsIdentifierStart(name[0]) ? name.ToString() : "_" + name;
    }

    /// <summary>Whether the text can be written as a name in C# as it is: not a keyword, and without an @.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length > 0
        && CSharpCharacters.IsIdentifierStart(text[0])
        && !CSharpKeywords.IsReserved(text)
        && text.All(character => CSharpCharacters.IsIdentifierPart(character) && char.GetUnicodeCategory(character) != UnicodeCategory.Format);

    /// <summary>Whether the text is a namespace: identifiers with dots between them.</summary>
    public static bool IsNamespace(string text) => text.Split('.').All(IsIdentifier);

    /// <summary>
    /// A qualified name in ASCII, for a generated file: other characters become "-" and four hexadecimal digits, so that different names stay different.
    /// A long one ends in a fingerprint instead, since a file's name has at most 255 characters where a project keeps generated files.
    /// </summary>
    public static string HintName(string qualifiedName)
    {
        var hint = new StringBuilder(qualifiedName.Length);
        foreach (char character in qualifiedName)
        {
            if (character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.') hint.Append(character);
            else hint.Append('-').Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
        }

        return hint.Length <= MaximumHint ? hint.ToString() : hint.ToString(0, MaximumHint) + "-" + Fingerprint(qualifiedName);
    }

    /// <summary>FNV-1a over the characters, the same everywhere.</summary>
    private static string Fingerprint(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char character in text) hash = unchecked((hash ^ character) * 1099511628211);
        return hash.ToString("X16", CultureInfo.InvariantCulture);
    }

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    // Combining marks belong to the letter before them; connectors such as '_' separate words; format characters are invisible.
    private static bool IsLetterOrDigit(char character) => character < '\u0080'
        ? character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
        : CSharpCharacters.IsIdentifierPart(character)
        && char.GetUnicodeCategory(character) is not (UnicodeCategory.ConnectorPunctuation or UnicodeCategory.Format);
}
