using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Checking.Totals;

/// <summary>How a table writes its counts: with which unit and how many decimals.</summary>
internal sealed class CountForms(TableDocument document)
{
    /// <summary>A cell that is this many times too large or too small was not written for the count, so that its form says nothing.</summary>
    private const double MostTimes = 20;

    /// <summary>More would not tell more.</summary>
    private const int MostRows = 200;

    private readonly Dictionary<int, List<(Cell Cell, PrintedCount Count)>> _counts = [];

    /// <summary>The form in which a count is proposed for a cell: the cell's own, or that of the nearest count in its column where the cell holds something else.</summary>
    /// <param name="unit">What K is in the column.</param>
    public PrintedCell For(PrintedCell printed, long computed, int unit)
    {
        if (Times(printed.Count, computed, unit) <= MostTimes) return printed;

        // "0.8K" would hide more than it says.
        return In(printed.At.Cell.Column).Where(other => other.Cell.Location != printed.At.Cell.Location && CountChecks.Size(other.Count.Unit, unit) <= computed)
            .Select(other => printed with { At = printed.At with { Cell = other.Cell }, Count = other.Count })
            .OrderBy(other => Times(other.Count, computed, unit))
            .FirstOrDefault(other => Times(other.Count, computed, unit) <= MostTimes) ?? printed;
    }

    /// <summary>The first counts of a column.</summary>
    private IReadOnlyList<(Cell Cell, PrintedCount Count)> In(Column column)
    {
        if (_counts.TryGetValue(column.Index, out List<(Cell, PrintedCount)>? known)) return known;

        var counts = new List<(Cell, PrintedCount)>();
        foreach (Cell cell in document.Rows.Take(MostRows).SelectMany(row => row.Cells).Where(cell => cell.Column.Index == column.Index))
        {
            if (CellParser.PrintedCount(cell.Text).Succeeded(out PrintedCount? count, out _)) counts.Add((cell, count));
        }

        return _counts[column.Index] = counts;
    }

    private static double Times(PrintedCount printed, long computed, int unit)
    {
        double ratio = Math.Max(printed.Value * CountChecks.Size(printed.Unit, unit), 1) / Math.Max(computed, 1);
        return Math.Max(ratio, 1 / ratio);
    }
}
