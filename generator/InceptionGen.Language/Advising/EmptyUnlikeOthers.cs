using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Repairing;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Advising;

/// <summary>A cell that only one row leaves empty: a size or a depth that all other rows declare, or filters that all other Inception modules have.</summary>
internal static class EmptyUnlikeOthers
{
    /// <summary>Fewer say nothing of what is usual.</summary>
    private const int FewestOthers = 4;

    private static readonly ColumnKind[] OfEveryRow = [ColumnKind.InputSize, ColumnKind.OutputSize, ColumnKind.Depth];

    /// <param name="document">A network.</param>
    /// <param name="known">What is wrong with it: rows that are wrong get no advice.</param>
    public static IEnumerable<DiagnosticInfo> Of(TableDocument document, IReadOnlyCollection<DiagnosticInfo> known)
    {
        TableRow[] rows = [.. document.Rows.TakeWhile(row => row.Type?.Kind != RowKind.AuxiliaryClassifier)];
        TableRow[] modules = [.. rows.Where(row => row.Type?.Kind == RowKind.Inception)];
        return document.Columns
            .SelectMany(column => OfEveryRow.Contains(column.Kind) ? Odd(rows, column) : column.Kind is ColumnKind.Filters or ColumnKind.PoolProjection ? Odd(modules, column) : [])
            .Where(empty => !known.Any(problem => problem.Rule.Severity != RuleSeverity.Information && empty.Row.Location.Span.Contains(problem.Location.Span)))
            .Select(empty => new DiagnosticInfo(
                Rules.EmptyUnlikeOthers, empty.Cell.Location,
                EquatableArray.Of(new CellReference(Slots.NameOf(empty.Row), empty.Cell).InWords, empty.Others.ToString(CultureInfo.InvariantCulture))));
    }

    private static IEnumerable<(TableRow Row, Cell Cell, int Others)> Odd(TableRow[] rows, Column column)
    {
        (TableRow Row, Cell Cell)[] cells = [.. rows.SelectMany(row => row.Cells.Where(cell => cell.Column.Index == column.Index).Select(cell => (row, cell)))];
        (TableRow Row, Cell Cell)[] empty = [.. cells.Where(place => place.Cell is { IsEmpty: true, Sic: null, IsReported: false })];
        if (empty.Length == 1 && cells.Length == rows.Length && cells.Length - 1 >= FewestOthers) yield return (empty[0].Row, empty[0].Cell, cells.Length - 1);
    }
}
