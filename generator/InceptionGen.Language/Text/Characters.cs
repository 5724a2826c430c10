namespace InceptionGen.Language.Text;

/// <summary>What a UTF-16 text holds at one place.</summary>
internal static class Characters
{
    /// <summary>Whether a whole surrogate pair starts at <paramref name="index"/>.</summary>
    public static bool IsPairAt(string text, int index) =>
        index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]);

    /// <summary>The beginning of a text, whole characters.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text.Substring(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);

    /// <summary>Whether XML 1.0 allows the character; half of a surrogate pair is not one.</summary>
    public static bool IsXml(char character) =>
        character is '\t' or '\n' or '\r' or (>= ' ' and < '\uD800') or (>= '\uE000' and <= '\uFFFD');
}
