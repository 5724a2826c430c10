using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Counts that their comma splits into two cells: 1,072K without quotes. The row has one cell too many, and is read as it was meant.</summary>
internal sealed class SplitNumbers(TableText table, DiagnosticBag diagnostics, IReadOnlyList<Column> columns)
{
    /// <summary>A count has at most fifteen digits.</summary>
    private const int MaximumGroups = 5;

    /// <summary>The row's cells; split counts are joined again and reported.</summary>
    public IReadOnlyList<SpannedText> Mend(IReadOnlyList<SpannedText> cells, string row)
    {
        int surplus = Filled(cells) - columns.Count;
        if (surplus <= 0) return cells;

        List<SpannedText> mended = [.. cells];
        foreach (Column column in columns.Where(column => column.Kind is ColumnKind.Params or ColumnKind.Ops))
        {
            int index = column.Index;
            CountTail? last = null;
            for (int groups = 1; groups < MaximumGroups && surplus > 0 && index + 1 < mended.Count && IsHead(mended[index].Text) && Tail(mended[index + 1].Text) is { } tail; groups++)
            {
                mended[index] = Together(mended[index], mended[index + 1]);
                mended.RemoveAt(index + 1);
                surplus--;
                last = tail;
            }

            if (last is not null) Report(mended[index], last == CountTail.Decimals, row);
        }

        return mended;
    }

    private void Report(SpannedText count, bool isDecimal, string row)
    {
        string written = isDecimal ? count.Text.Replace(',', '.') : count.Text.Replace(",", "");
        diagnostics.Add(
            Rules.MalformedRow, count.In(table), PlaceInWords.Row(row),
            "the comma in '" + Excerpt.Of(count.Text) + "' ends the cell; write " + Excerpt.Of(written) + ", or put the cell in double quotes");
    }

    /// <summary>Cells up to the last one with text.</summary>
    private static int Filled(IReadOnlyList<SpannedText> cells)
    {
        int count = cells.Count;
        while (count > 0 && cells[count - 1].Text.Length == 0) count--;
        return count;
    }

    private SpannedText Together(SpannedText head, SpannedText tail) =>
        new(table.Content.Substring(head.Start, tail.End - head.Start), head.Start);

    private static bool IsHead(string text) => text.Length > 0 && text.All(character => character is (>= '0' and <= '9') or ',');

    private static CountTail? Tail(string text)
    {
        string digits = text.TrimEnd(' ', 'K', 'k', 'M', 'm', 'G', 'g', 'B', 'b');
        if (digits.Length == 0 || !digits.All(character => character is (>= '0' and <= '9') or '.')) return null;

        string whole = digits.Split('.')[0];
        if (whole.Length == 3) return CountTail.Thousands;
        return digits.Length is 1 or 2 && digits.Length < text.Length ? CountTail.Decimals : null;
    }

    private enum CountTail
    {
        Thousands,
        Decimals,
    }
}
