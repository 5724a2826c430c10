using System.Text;
using InceptionGen.Language.Text;

namespace InceptionGen.Generator.Text;

/// <summary>Text for documentation comments.</summary>
internal static class XmlDoc
{
    /// <summary>The text on one line, with markup escaped and without characters that XML does not allow.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            if (Characters.IsPairAt(text, index))
            {
                escaped.Append(text[index]).Append(text[++index]);
                continue;
            }

            AppendEscaped(escaped, text[index]);
        }

        return escaped.ToString();
    }

    private static void AppendEscaped(StringBuilder escaped, char character)
    {
        switch (character)
        {
            case '&': escaped.Append("&amp;"); break;
            case '<': escaped.Append("&lt;"); break;
            case '>': escaped.Append("&gt;"); break;
            case '"': escaped.Append("&quot;"); break;
            // All of these end a comment's line in C#.
            case '\n' or '\r' or '\u0085' or '\u2028' or '\u2029': escaped.Append(' '); break;
            case var allowed when Characters.IsXml(allowed): escaped.Append(allowed); break;
            default: break;
        }
    }
}
