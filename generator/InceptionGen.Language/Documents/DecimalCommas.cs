using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Tables of a spreadsheet that writes 9,2K: there 1,072K is little more than one thousand, and 1.072K more than a million.</summary>
internal static class DecimalCommas
{
    /// <summary>The rows with their counts as the other tables write them, if any of them shows that the table has decimal commas.</summary>
    public static List<TableRow> Apply(List<TableRow> rows)
    {
        List<Cell> counts = [.. rows.SelectMany(row => row.Cells).Where(cell => CellColumns.HasCounts(cell.Column.Kind))];
        bool hasCommas = counts.Any(cell => IsDecimal(cell.Text, ',')), hasPoints = counts.Any(cell => IsDecimal(cell.Text, '.'));
        if (!hasCommas || hasPoints) return rows;
        return [.. rows.Select(row => row with { Cells = row.Cells.Select(WithPoint).ToEquatableArray() })];
    }

    /// <summary>Whether the sign cannot group thousands, since it occurs once and is not followed by three digits.</summary>
    private static bool IsDecimal(string text, char sign)
    {
        int index = text.IndexOf(sign);
        return index > 0 && text.IndexOf(sign, index + 1) < 0 && DigitsAt(text, index + 1) is > 0 and not 3;
    }

    /// <summary>A count as tables with decimal points write it; anything else as it is.</summary>
    private static Cell WithPoint(Cell cell)
    {
        if (!CellColumns.HasCounts(cell.Column.Kind)) return cell;

        string text = cell.Text;
        int comma = text.IndexOf(',');
        if (comma >= 0 && text.IndexOf(',', comma + 1) >= 0) return cell;
        for (int point = text.IndexOf('.'); point >= 0; point = text.IndexOf('.', point + 1))
        {
            if (DigitsAt(text, point + 1) != 3 || (comma >= 0 && point > comma)) return cell;
        }

        return cell with { Text = text.Replace(".", "").Replace(',', '.') };
    }

    private static int DigitsAt(string text, int index) => text.Skip(index).TakeWhile(character => character is >= '0' and <= '9').Count();
}
