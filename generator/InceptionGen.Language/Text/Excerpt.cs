using System.Globalization;
using System.Text;

namespace InceptionGen.Language.Text;

/// <summary>A table's text inside a message.</summary>
internal static class Excerpt
{
    private const int MaximumLength = 80;

    /// <summary>The text on one line, cut if it is long; characters that are invisible or reverse the text become U+FFFD.</summary>
    public static string Of(string text)
    {
        var excerpt = new StringBuilder();
        for (int index = 0; index < text.Length; index++)
        {
            if (excerpt.Length >= MaximumLength) return excerpt.Append("...").ToString();

            if (Characters.IsPairAt(text, index)) excerpt.Append(text[index]).Append(text[++index]);
            else if (text[index] is '\t') excerpt.Append(' ');
            else excerpt.Append(IsShown(text[index]) ? text[index] : '\uFFFD');
        }

        return excerpt.ToString();
    }

    private static bool IsShown(char character) => char.GetUnicodeCategory(character) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && Characters.IsXml(character);
}
