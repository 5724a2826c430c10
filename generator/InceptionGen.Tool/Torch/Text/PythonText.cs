using System;
using System.Globalization;
using System.Text;

namespace InceptionGen.Tool.Torch.Text;

/// <summary>Values as Python literals.</summary>
internal static class PythonText
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The shortest digits that give the same float32.</summary>
    public static string Of(float value)
    {
        string digits = value.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
        return digits.AsSpan().IndexOfAny('.', 'e') < 0 ? digits + ".0" : digits;
    }

    public static string Of(bool value) => value ? "True" : "False";

    /// <summary>One number for a square, else a pair of rows and columns.</summary>
    public static string Pair(int height, int width) =>
        height == width ? Of(height) : $"({Of(height)}, {Of(width)})";

    /// <summary>A text in double quotes.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char character in text)
        {
            if (character is '"' or '\\') quoted.Append('\\').Append(character);
            else if (char.IsControl(character)) quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}");
            else quoted.Append(character);
        }

        return quoted.Append('"').ToString();
    }
}
