using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace InceptionGen.Language.Text;

/// <summary>A JSON text between its quotes.</summary>
internal static class JsonString
{
    private const string Hexadecimal = "0123456789abcdefABCDEF";

    /// <summary>Reads from the opening quote at <paramref name="position"/> past the closing one.</summary>
    public static bool TryRead(string json, ref int position, out SpannedText content, [NotNullWhen(false)] out JsonError? error)
    {
        int quote = position;
        content = default;

        // Most texts have no escape, and need no place for each of their characters.
        int end = quote + 1;
        while (end < json.Length && json[end] is not '"' and not '\\' and >= ' ') end++;
        if (end < json.Length && json[end] == '"')
        {
            position = end + 1;
            content = new SpannedText(json.Substring(quote + 1, end - quote - 1), quote + 1);
            error = null;
            return true;
        }

        var text = new StringBuilder();
        var places = new List<int>();
        int index = quote + 1;
        while (index < json.Length && json[index] is not '"' and >= ' ')
        {
            places.Add(index);
            if (json[index] != '\\')
            {
                text.Append(json[index++]);
                continue;
            }

            int escape = index;
            if (Unescape(json, ref index) is not char character)
            {
                error = new JsonError(escape, index, "'" + Excerpt.Of(json.Substring(escape, index - escape)) + "' is not an escape; a backslash is doubled in JSON");
                return false;
            }

            text.Append(character);
        }

        if (index == json.Length || json[index] != '"')
        {
            error = new JsonError(quote, index, "the text is not closed on this line");
            return false;
        }

        places.Add(index);
        position = index + 1;
        content = new SpannedText(text.ToString(), places);
        error = null;
        return true;
    }

    /// <summary>The character of the escape at <paramref name="index"/>, which moves past it; null if it is not an escape.</summary>
    private static char? Unescape(string json, ref int index)
    {
        index++;
        char kind = index < json.Length && json[index] >= ' ' ? json[index++] : '\0';
        switch (kind)
        {
            case '"' or '\\' or '/': return kind;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u': break;
            default: return null;
        }

        int digits = index;
        while (index < json.Length && index < digits + 4 && Hexadecimal.IndexOf(json[index]) >= 0) index++;
        if (index < digits + 4) return null;

        return (char)int.Parse(json.Substring(digits, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }
}
