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

    public static TableDocument Mend(TableDocument document, DiagnosticBag diagnostics)
    {
        Column[] misfits = [.. document.Columns.Where(column => Understood(document, column.Index, column) == 0 && Filled(document, column.Index) >= FewestCells)];
        foreach (Column first in misfits)
        {
            foreach (Column second in misfits.Where(column => column.Index > first.Index))
            {
                if (!Fits(document, first, second) || !Fits(document, second, first)) continue;

                Report(document, first, second, diagnostics);
                return Swapped(document, first, second);
            }
        }

        return document;
    }

    private static void Report(TableDocument document, Column first, Column second, DiagnosticBag diagnostics)
    {
        int cells = Filled(document, first.Index) + Filled(document, second.Index);
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

    /// <summary>Whether every cell of a column belongs under another heading.</summary>
    private static bool Fits(TableDocument document, Column cells, Column heading) =>
        Understood(document, cells.Index, heading) is { } understood && understood == Filled(document, cells.Index);

    private static int Filled(TableDocument document, int index) => CellsOf(document, index).Count(cell => !cell.IsEmpty);

    /// <summary>How many cells of a column mean something under a heading; null where any text does.</summary>
    private static int? Understood(TableDocument document, int index, Column heading)
    {
        int count = 0;
        foreach (Cell cell in CellsOf(document, index).Where(cell => !cell.IsEmpty))
        {
            if (CellColumns.IsUnderstood(heading, cell.Text) is not { } isUnderstood) return null;
            if (isUnderstood) count++;
        }

        return count;
    }

    private static IEnumerable<Cell> CellsOf(TableDocument document, int index) => document.Rows.Select(row => row.Cells.FirstOrDefault(cell => cell.Column.Index == index)).OfType<Cell>();
}
