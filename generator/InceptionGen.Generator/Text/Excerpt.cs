using System.Text;

namespace InceptionGen.Generator.Text;

/// <summary>A table's text inside a message.</summary>
internal static class Excerpt
{
    private const int MaximumLength = 80;

    /// <summary>The text on one line, cut if it is long; what a console cannot show becomes U+FFFD.</summary>
    public static string Of(string text)
    {
        var excerpt = new StringBuilder();
        for (int index = 0; index < text.Length; index++)
        {
            if (excerpt.Length >= MaximumLength) return excerpt.Append("...").ToString();

            if (Characters.IsPairAt(text, index)) excerpt.Append(text[index]).Append(text[++index]);
            else if (text[index] is '\t') excerpt.Append(' ');
            else excerpt.Append(char.IsControl(text[index]) || !Characters.IsXml(text[index]) || text[index] is '\u2028' or '\u2029' ? '\uFFFD' : text[index]);
        }

        return excerpt.ToString();
    }
}
