using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace InceptionGen.Language.Text;

/// <summary>A number that keeps the digits it was written with, so that "0.001" reaches the generated code as 0.001 and not as a rounding of it.</summary>
/// <param name="Text">The digits, in a form that C# reads as well: "0.5" for ".5".</param>
/// <param name="Value">The number; finite as a 32-bit float.</param>
internal sealed record DecimalText(string Text, double Value)
{
    /// <summary>Reads "5", "0.5", ".5", "1e-4" or "-2"; false for anything else and for numbers a 32-bit float cannot hold.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DecimalText? number)
    {
        number = null;
        int index = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        string sign = index == 1 && text[0] == '-' ? "-" : "";

        string whole = Digits(text, ref index);
        string fraction = "";
        if (index < text.Length && text[index] == '.')
        {
            index++;
            fraction = Digits(text, ref index);
        }

        if (whole.Length + fraction.Length == 0) return false;
        if (!TryExponent(text, ref index, out string exponent) || index < text.Length) return false;

        string canonical = sign + (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction) + exponent;
        if (!double.TryParse(canonical, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) return false;
        if (double.IsInfinity(value) || float.IsInfinity((float)value)) return false;

        number = new DecimalText(canonical, value);
        return true;
    }

    private static bool TryExponent(string text, ref int index, out string exponent)
    {
        exponent = "";
        if (index == text.Length || text[index] is not ('e' or 'E')) return true;

        index++;
        string sign = index < text.Length && text[index] is '+' or '-' ? text[index++].ToString() : "";
        string digits = Digits(text, ref index);
        exponent = "e" + sign + digits;
        return digits.Length > 0;
    }

    private static string Digits(string text, ref int index)
    {
        int start = index;
        while (index < text.Length && text[index] is >= '0' and <= '9') index++;
        return text.Substring(start, index - start);
    }
}
