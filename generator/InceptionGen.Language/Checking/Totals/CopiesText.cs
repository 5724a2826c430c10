using System;
using System.Globalization;
using InceptionGen.Language.Cells;

namespace InceptionGen.Language.Checking.Totals;

/// <summary>A type cell with another number of copies: "3 x Inception" as "4 x Inception", or as "Inception" with one.</summary>
internal static class CopiesText
{
    public static string With(string type, int copies)
    {
        string word = CellParser.RowType(type).Succeeded(out RowType? understood, out _) ? understood.Word : type;
        int start = Math.Max(type.IndexOf(word, StringComparison.Ordinal), 0);
        string times = type.Substring(0, start).TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return copies == 1 ? type.Substring(start) : copies.ToString(CultureInfo.InvariantCulture) + (times.Length == 0 ? "x" : times) + type.Substring(start);
    }
}
