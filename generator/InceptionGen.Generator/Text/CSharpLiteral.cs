using System;
using System.Globalization;
using System.Text;
using InceptionGen.Language.Text;

namespace InceptionGen.Generator.Text;

/// <summary>Values as C# source.</summary>
internal static class CSharpLiteral
{
    /// <summary>A string literal on one line, for any text.</summary>
    public static string Of(string value)
    {
        var literal = new StringBuilder(value.Length + 2).Append('"');
        for (int index = 0; index < value.Length; index++)
        {
            if (Characters.IsPairAt(value, index))
            {
                literal.Append(value[index]).Append(value[++index]);
                continue;
            }

            AppendEscaped(literal, value[index]);
        }

        return literal.Append('"').ToString();
    }

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture) + "L";

    /// <summary>A float literal with as few digits as give the same float. Hosts on .NET Framework have no such format of their own.</summary>
    public static string Of(float value)
    {
        for (int digits = 6; digits < 9; digits++)
        {
            string text = value.ToString("G" + Of(digits), CultureInfo.InvariantCulture);
            if (float.Parse(text, CultureInfo.InvariantCulture) == value) return text + "F";
        }

        return value.ToString("G9", CultureInfo.InvariantCulture) + "F";
    }

    /// <summary>A float literal with the digits of a cell, so that none is lost: "0.001" is 0.001F, ".5" is 0.5F.</summary>
    /// <exception cref="ArgumentException">The text is not a number of the table language. The checker makes sure that it is.</exception>
    public static string Float(string number) => DecimalText.TryParse(number, out DecimalText? parsed)
        ? parsed.Text + "F"
        : throw new ArgumentException("'" + number + "' is not a number.", nameof(number));

    private static void AppendEscaped(StringBuilder literal, char character)
    {
        switch (character)
        {
            case '"': literal.Append("\\\""); break;
            case '\\': literal.Append(@"\\"); break;
            case '\n': literal.Append(@"\n"); break;
            case '\r': literal.Append(@"\r"); break;
            case '\t': literal.Append(@"\t"); break;
            case var visible when IsVisible(visible): literal.Append(visible); break;
            default: literal.Append(@"\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture)); break;
        }
    }

    /// <summary>Characters that would end the line, be lost, or turn the text around in an editor are written as escapes.</summary>
    private static bool IsVisible(char character) => char.GetUnicodeCategory(character) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
