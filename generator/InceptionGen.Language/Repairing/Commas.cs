using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Repairing;

/// <summary>Rows as they would be with one separator more, where one was forgotten, or with one less.</summary>
/// <param name="separator">What stands between two cells, without blanks.</param>
internal sealed class Commas(string separator)
{
    /// <param name="row">A row, the last cell of which is empty where a separator was forgotten.</param>
    /// <param name="last">The last cell that may hold the mistake: the first of those that are wrong.</param>
    public IEnumerable<Rewriting> Of(TableRow row, int last) => Forgotten(row, last).Concat(Surplus(row, last));

    private IEnumerable<Rewriting> Forgotten(TableRow row, int last)
    {
        if (!row.Cells[row.Cells.Count - 1].IsEmpty) yield break;

        for (int index = 0; index <= last && index + 1 < row.Cells.Count; index++)
        {
            Cell cell = row.Cells[index];
            if (cell.IsQuoted || cell.Sic is not null || cell.Location.Span.Length != cell.Text.Length) continue;

            for (int at = 0; at <= cell.Text.Length && (at == 0 || at < cell.Text.Length); at++)
            {
                string[] texts = [.. row.Cells.Take(index).Select(before => before.Text), cell.Text.Substring(0, at).TrimEnd(), cell.Text.Substring(at).TrimStart(), .. row.Cells.Skip(index + 1).Take(row.Cells.Count - index - 2).Select(behind => behind.Text)];
                if (!IsUnderstood(row, texts, index)) continue;

                LocationInfo place = Inside(cell.Location, at, 0);
                string where = at == 0 ? "before '" + Excerpt.Of(cell.Text) + "'" : "in '" + Excerpt.Of(cell.Text) + "'";
                yield return new Rewriting(Edits(row, texts), Fix.Write("Insert a separator " + where, place, separator), "a separator is probably missing " + where, cell);
            }
        }
    }

    private IEnumerable<Rewriting> Surplus(TableRow row, int last)
    {
        for (int index = 0; index <= last && index + 1 < row.Cells.Count; index++)
        {
            Cell cell = row.Cells[index], next = row.Cells[index + 1];
            if (!cell.IsEmpty || next.Location.Span.Start != cell.Location.Span.Start + separator.Length) continue;

            if (Without(row, index) is { } rewriting) yield return rewriting;
        }
    }

    /// <summary>The row without an empty cell; null if a text would then mean nothing under its heading.</summary>
    private Rewriting? Without(TableRow row, int index)
    {
        Cell cell = row.Cells[index], next = row.Cells[index + 1];
        string[] texts = [.. row.Cells.Take(index).Select(before => before.Text), .. row.Cells.Skip(index + 1).Select(behind => behind.Text), ""];
        if (!IsUnderstood(row, texts, index)) return null;

        string where = next.IsEmpty ? "" : " before '" + Excerpt.Of(next.Text) + "'";
        return new Rewriting(Edits(row, texts), Fix.Write("Remove the separator" + where, Inside(cell.Location, 0, separator.Length), ""), "a separator is probably too much" + where, cell);
    }

    /// <summary>The separator after an empty cell, if the last number of a row that ends early would move there; null if it would not.</summary>
    public Rewriting? AtEnd(TableRow row, int index)
    {
        Cell cell = row.Cells[index], next = row.Cells[index + 1];
        bool endsEarly = index + 2 < row.Cells.Count && row.Cells.Skip(index + 2).All(behind => behind.IsEmpty && behind.Location.Span.Start <= next.Location.Span.End);
        return cell.IsEmpty && endsEarly ? Without(row, index) : null;
    }

    private static bool IsUnderstood(TableRow row, string[] texts, int from)
    {
        for (int index = from; index < texts.Length; index++)
        {
            if (texts[index].Length > 0 && CellColumns.IsUnderstood(row.Cells[index].Column, texts[index]) == false) return false;
        }

        return true;
    }

    private static IReadOnlyList<CellEdit> Edits(TableRow row, string[] texts) =>
        [.. row.Cells.Select((cell, index) => new CellEdit(cell, texts[index])).Where(edit => edit.Text != edit.Cell.Text)];

    private static LocationInfo Inside(LocationInfo cell, int start, int length)
    {
        LineColumn begin = cell.Lines.Start with { Column = cell.Lines.Start.Column + start };
        return cell with
        {
            Span = new TextRange(cell.Span.Start + start, cell.Span.Start + start + length),
            Lines = new LineRange(begin, begin with { Column = begin.Column + length }),
        };
    }
}
