using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Server;

/// <summary>A file's tables and rows, for an editor's outline and its folds.</summary>
internal static class Outline
{
    private const int Class = 5, Field = 8, Module = 2, Namespace = 3;

    public static IReadOnlyList<LspSymbol> Symbols(OpenTable table) => [.. TablesOf(table).Select(one => SymbolOf(one, table.Text))];

    public static IReadOnlyList<LspFold> Folds(OpenTable table)
    {
        var folds = new List<LspFold>();
        foreach (TableDocument one in TablesOf(table))
        {
            int start = table.Text.PositionOf(TablePlace.StartOf(one)).Line, end = table.Text.PositionOf(TablePlace.EndOf(one)).Line;
            if (end > start) folds.Add(new LspFold(start, end, "region"));
            if (one.Directives.Count < 2) continue;

            int first = table.Text.PositionOf(one.Directives[0].KeyLocation.Span.Start).Line, last = table.Text.PositionOf(one.Directives[^1].ValueLocation.Span.End).Line;
            // Two folds cannot begin on one line: the directives' begins after the table's.
            if (last > first + 1) folds.Add(new LspFold(first == start ? first + 1 : first, last, "comment"));
        }

        return folds;
    }

    private static TableDocument[] TablesOf(OpenTable table)
    {
        TableDocument document = table.Project.DocumentOf(table.Path);
        return [.. document.Modules.Prepend(document)];
    }

    private static LspSymbol SymbolOf(TableDocument table, EditorText text)
    {
        int start = TablePlace.StartOf(table), end = TablePlace.EndOf(table);
        TextRange name = table.NameLocation.Span;
        LspRange range = text.RangeOf(start, System.Math.Max(end, start));
        bool isInside = name.Start >= start && name.End <= end;
        return new LspSymbol(
            table.Name, table.Kind.InWords(), table.Kind switch { TableKind.Network => Class, TableKind.Module => Module, _ => Namespace },
            range, isInside ? text.RangeOf(name.Start, name.End) : new LspRange(range.Start, range.Start), [.. table.Rows.Select(row => RowOf(row, text)).OfType<LspSymbol>()]);
    }

    private static LspSymbol? RowOf(TableRow row, EditorText text)
    {
        Cell? named = Find(row, ColumnKind.Name) ?? Find(row, ColumnKind.Type) ?? Find(row, ColumnKind.NamesWeight);
        if (named is null) return null;

        LspRange range = text.RangeOf(row.Location.Span.Start, row.Location.Span.End);
        return new LspSymbol(named.Text, Find(row, ColumnKind.OutputSize)?.Text ?? "", Field, range, text.RangeOf(named.Location.Span.Start, named.Location.Span.End), []);
    }

    private static Cell? Find(TableRow row, ColumnKind kind) => row.Find(kind) is { IsEmpty: false } cell ? cell : null;
}
