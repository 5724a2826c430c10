using System.Globalization;

namespace InceptionGen.Language.Text;

/// <summary>Which characters C# allows in an identifier (C# specification, 6.4.3).</summary>
internal static class CSharpCharacters
{
    public static bool IsIdentifierStart(char character) => character < '\u0080'
        ? character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_'
        : IsLetter(char.GetUnicodeCategory(character));

    public static bool IsIdentifierPart(char character) => character < '\u0080'
        ? IsIdentifierStart(character) || character is >= '0' and <= '9'
        : IsPart(char.GetUnicodeCategory(character));

    private static bool IsLetter(UnicodeCategory category) => category is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    private static bool IsPart(UnicodeCategory category) => IsLetter(category) || category is
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
}
