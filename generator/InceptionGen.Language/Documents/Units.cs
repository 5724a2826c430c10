using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>The units of columns, in brackets after a heading or on a line below the header.</summary>
internal static class Units
{
    /// <summary>Where the language says the unit of a count.</summary>
    public const string OfCounts = "the unit of a count belongs in its cell, as in 159K or 2.7M";

    private static readonly string[] Names = ["unit", "units", "dimension", "dimensions"];

    /// <summary>Whether the line below a header holds units: it has no row type, and no cell that a row could have there.</summary>
    public static bool AreIn(CsvLine line, IReadOnlyList<Column> columns)
    {
        bool isFound = false;
        foreach (Column column in columns.Where(column => column.Index < line.Cells.Count))
        {
            string text = line.Cells[column.Index].Text;
            if (text.Length == 0) continue;
            if (column.Kind is ColumnKind.Type or ColumnKind.NamesRow)
            {
                if (!IsBracketed(text) && !Names.Contains(Spelling.Compact(text))) return false;
            }
            else
            {
                if (CellReader.SaysNothing(text, column.Kind) || CellColumns.IsUnderstood(column, text) is not false) return false;
                isFound = true;
            }
        }

        return isFound;
    }

    /// <summary>The first cell that says that the counts of its column are thousands or millions; null if none does.</summary>
    public static SpannedText? Scaled(CsvLine line, IReadOnlyList<Column> columns)
    {
        foreach (Column column in columns.Where(column => column.Kind is ColumnKind.Params or ColumnKind.Ops && column.Index < line.Cells.Count))
        {
            if (IsScale(line.Cells[column.Index].Text)) return line.Cells[column.Index];
        }

        return null;
    }

    /// <summary>A heading without a unit in brackets after it: "output size (HxWxC)" as "output size"; null if it has none.</summary>
    /// <param name="isScale">Whether the unit is a power of ten, without which counts would be wrong.</param>
    public static string? Without(string heading, out bool isScale)
    {
        isScale = false;
        string text = Spelling.Narrow(heading).Trim();
        if (text.Length == 0 || text[text.Length - 1] is not (')' or ']')) return null;

        int open = text.LastIndexOf(text[text.Length - 1] == ')' ? '(' : '[');
        if (open <= 0) return null;

        isScale = IsScale(text.Substring(open));
        return text.Substring(0, open).Trim();
    }

    private static bool IsBracketed(string text)
    {
        string spelt = Spelling.Narrow(text).Trim();
        return spelt.Length > 1 && spelt[0] is '(' or '[' && spelt[spelt.Length - 1] is ')' or ']';
    }

    /// <summary>"K", "(M)", "[GFLOPs]", "×10^6", "millions", "thousand".</summary>
    private static bool IsScale(string text)
    {
        string unit = new([.. Spelling.Normalize(text).Where(character => character is not ('(' or ')' or '[' or ']' or ' '))]);
        if (unit.Any(character => character is >= '0' and <= '9')) return true;
        return unit.Length > 0 && (unit is "k" or "m" or "g" or "b" or "mn" || unit.StartsWith("mill", System.StringComparison.Ordinal)
            || unit.StartsWith("thous", System.StringComparison.Ordinal) || unit.StartsWith("bill", System.StringComparison.Ordinal)
            || (unit[0] is 'k' or 'm' or 'g' && unit.Substring(1) is "flops" or "flop" or "macs" or "mac" or "params" or "ops" or "madds"));
    }
}
