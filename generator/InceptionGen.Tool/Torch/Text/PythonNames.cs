using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace InceptionGen.Tool.Torch.Text;

/// <summary>Names of tables and rows as Python names, in ASCII.</summary>
internal static class PythonNames
{
    private static readonly HashSet<string> Keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from",
        "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ];

    /// <summary>Whether the text can be written as a name as it is.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '_') && !Keywords.Contains(text);

    /// <summary>"inception (3a)" as inception_3a, "Inception-ResNet-A" as inception_resnet_a; what is a name already stays as it is.</summary>
    public static string Variable(string text, string otherwise)
    {
        if (IsIdentifier(text)) return text;
        string name = string.Join('_', Words(text)).ToLowerInvariant();
        return Usable(name, otherwise);
    }

    /// <summary>"Inception-A" as InceptionA, "Figure 5" as Figure5.</summary>
    public static string Class(string text, string otherwise) =>
        Usable(string.Concat(Words(text).Select(word => char.ToUpperInvariant(word[0]) + word[1..])), otherwise);

    private static string Usable(string name, string otherwise)
    {
        if (name.Length == 0) return otherwise;
        if (char.IsAsciiDigit(name[0])) name = otherwise + "_" + name;
        return Keywords.Contains(name) ? name + "_" : name;
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (char character in text + " ")
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                word.Append(character);
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }
}
