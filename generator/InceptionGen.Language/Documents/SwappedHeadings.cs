using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Two headings in each other's place, which the cells below both of them show: reported once, and read as they were meant.</summary>
internal static class SwappedHeadings
{
    /// <summary>One cell may be a slip of its own.</summary>
    private const int FewestCells = 2;

    /// <summary>The first rows tell. More columns that do not fit are not two headings in each other's place.</summary>
    private const int SampledRows = 100, MostMisfits = 8;

    public static TableDocument Mend(TableDocument document, DiagnosticBag diagnostics)
    {
        ILookup<int, Cell> below = document.Rows.Take(SampledRows).SelectMany(row => row.Cells).Where(cell => !cell.IsEmpty).ToLookup(cell => cell.Column.Index);
        Column[] misfits = [.. document.Columns.Where(column => Understood(below[column.Index], column) == 0 && below[column.Index].Count() >= FewestCells)];
        if (misfits.Length > MostMisfits) return document;

        foreach (Column first in misfits)
        {
            foreach (Column second in misfits.Where(column => column.Index > first.Index))
            {
                if (!Fit(below[first.Index], second) || !Fit(below[second.Index], first)) continue;

                Report(first, second, below[first.Index].Count() + below[second.Index].Count(), diagnostics);
                return Swapped(document, first, second);
            }
        }

        return document;
    }

    private static void Report(Column first, Column second, int cells, DiagnosticBag diagnostics)
    {
        diagnostics.Add(new DiagnosticInfo(
            Rules.HeadingsSwapped, first.Location, EquatableArray.Of(Excerpt.Of(first.Text), Excerpt.Of(second.Text), cells.ToString(CultureInfo.InvariantCulture)))
        {
            Fixes = EquatableArray.Of(new Fix("Swap the two headings", EquatableArray.Of(new TextEdit(first.Location, second.Text), new TextEdit(second.Location, first.Text)))),
            Related = EquatableArray.Of(new RelatedPlace(second.Location, "The other heading.")),
        });
    }

    private static TableDocument Swapped(TableDocument document, Column first, Column second)
    {
        Column newFirst = second with { Index = first.Index, Location = first.Location }, newSecond = first with { Index = second.Index, Location = second.Location };
        return document with
        {
            Columns = document.Columns.Select(Meant).ToEquatableArray(),
            Rows = document.Rows.Select(row => row with { Cells = row.Cells.Select(cell => cell with { Column = Meant(cell.Column) }).ToEquatableArray() }).ToEquatableArray(),
        };

        Column Meant(Column column) => column.Index == first.Index ? newFirst : column.Index == second.Index ? newSecond : column;
    }

    /// <summary>Whether all cells belong under a heading.</summary>
    private static bool Fit(IEnumerable<Cell> cells, Column heading) => Understood(cells, heading) is { } understood && understood == cells.Count();

    /// <summary>How many cells mean something under a heading; null where any text does.</summary>
    private static int? Understood(IEnumerable<Cell> cells, Column heading)
    {
        int count = 0;
        foreach (Cell cell in cells)
        {
            if (CellColumns.IsUnderstood(heading, cell.Text) is not { } isUnderstood) return null;
            if (isUnderstood) count++;
        }

        return count;
    }
}
