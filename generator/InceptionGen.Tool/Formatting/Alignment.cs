using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Tool.Formatting;

/// <param name="Text">What is written, without what separates it from the next cell.</param>
/// <param name="Key">What the text starts with that says which column it is of; empty where the cell's place says it.</param>
internal readonly record struct AlignedCell(string Text, string Key = "");

/// <summary>Where the cells of rows start so that those of a column are below each other.</summary>
internal static class Alignment
{
    /// <summary>A longer cell does not widen its column: its row goes on after it and is in line again as soon as it can be.</summary>
    private const int WidestCell = 24;

    /// <summary>The starts of each row's cells. Rows are in line for as long as they have the same keys.</summary>
    /// <param name="gap">Characters between the widest cell of a column and the next column.</param>
    public static int[][] Starts(IReadOnlyList<IReadOnlyList<AlignedCell>> rows, int gap)
    {
        int[][] starts = [.. rows.Select(row => new int[row.Count])];
        IReadOnlyList<int>[] together = [[.. Enumerable.Range(0, rows.Count)]];
        for (int column = 0; together.Length > 0; column++)
        {
            // Only cells with another one after them need room.
            together = [.. together.SelectMany(group => group.Where(row => rows[row].Count > column + 1).GroupBy(row => rows[row][column].Key)).Select(group => group.ToArray())];
            foreach (IReadOnlyList<int> group in together)
            {
                IEnumerable<AlignedCell> cells = group.Select(row => rows[row][column]);
                int width = cells.Where(cell => cell.Text.Length - cell.Key.Length <= WidestCell).Select(cell => cell.Text.Length).DefaultIfEmpty().Max();
                foreach (int row in group) starts[row][column + 1] = starts[row][column] + width + gap;
            }
        }

        return starts;
    }

    /// <summary>A row's cells at their starts, a separator after each but the last.</summary>
    public static string Join(IReadOnlyList<AlignedCell> cells, int[] starts, string separator)
    {
        var line = new System.Text.StringBuilder();
        for (int index = 0; index < cells.Count; index++)
        {
            if (index > 0)
            {
                line.Append(separator);
                line.Append(' ', Math.Max(cells[index].Text.Length > 0 ? 1 : 0, starts[index] - line.Length));
            }

            line.Append(cells[index].Text);
        }

        return line.ToString();
    }
}
