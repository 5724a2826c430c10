using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>The cells of one row, each understood by the parser of its column.</summary>
internal sealed class RowCells(
    EquatableArray<Cell> cells, string name, TypedRow typed, IReadOnlyDictionary<int, string> headings, DiagnosticBag diagnostics)
{
    private bool _isUnderstood = true;

    public Row Read()
    {
        RowType type = typed.Type!;
        Patch? patch = Patch(type, out CellReference patchAt, out string remark);
        List<FilterCell> filters = [];
        List<Column> emptyColumns = [];
        foreach (Cell cell in cells.Where(cell => cell.Column.Kind == ColumnKind.Filters)) ReadFilters(cell, filters, emptyColumns);

        var rules = new RowRules(
            Reference(ColumnKind.Padding, CellParser.Padding) ?? type.Padding,
            Reference(ColumnKind.Normalization, CellParser.Normalization),
            Number(ColumnKind.Bias, CellParser.YesOrNo),
            Number(ColumnKind.Activation, CellParser.Activation));
        var row = new Row(
            name,
            type,
            At(typed.TypeCell),
            patch,
            patchAt,
            Size(ColumnKind.InputSize),
            Size(ColumnKind.OutputSize),
            At(cells.FirstOrDefault(cell => cell.Column.Kind == ColumnKind.OutputSize) ?? typed.TypeCell),
            filters.ToEquatableArray(),
            PoolProjection(),
            emptyColumns.ToEquatableArray(),
            rules,
            Find(ColumnKind.Input) is { IsReported: false } reads ? At(reads) : null,
            Printed(ColumnKind.Depth),
            Printed(ColumnKind.Params),
            Printed(ColumnKind.Ops),
            Find(ColumnKind.Remarks)?.Text ?? remark,
            cells);
        return row with { IsUnderstood = _isUnderstood && !cells.Any(cell => cell.IsReported) };
    }

    /// <summary>The size a cell declares; null if it is empty, or not understood, or larger than a map can be.</summary>
    public DeclaredShape? Size(ColumnKind column)
    {
        if (Find(column) is not { } cell) return null;
        if (!Parse(cell, CellParser.Size, out Shape shape)) return null;
        if (Limits.Excess(shape) is not { } excess) return new DeclaredShape(shape, At(cell));

        diagnostics.Add(Rules.TooLarge, At(cell), excess);
        return null;
    }

    /// <summary>"As in figure 5" and "logits" are in the patch column of Rethinking's Table 1, whose heading ends in "or remarks".</summary>
    private Patch? Patch(RowType type, out CellReference at, out string remark)
    {
        Cell? cell = cells.FirstOrDefault(cell => cell.Column.Kind == ColumnKind.Patch);
        at = At(cell ?? typed.TypeCell);
        remark = "";
        if (cell is null || cell.IsEmpty) return null;

        if (cell.IsReported) return null;
        bool mayRemark = Spelling.Compact(cell.Column.Text).EndsWith("remarks", StringComparison.Ordinal) && !RowKinds.HasWindow(type.Kind);
        if (mayRemark && CellParser.Patch(cell.Text).Problem is not null)
        {
            remark = cell.Text;
            return null;
        }

        if (Parse(cell, CellParser.Patch, out Patch? patch)) return patch;
        _isUnderstood = false;
        return null;
    }

    private void ReadFilters(Cell cell, List<FilterCell> filters, List<Column> emptyColumns)
    {
        FilterColumn column = cell.Column.Filters!;
        if (!Parse(cell, text => CellParser.FilterCounts(text, column.Kernels.Count), out EquatableArray<int> counts))
        {
            _isUnderstood = false;
            return;
        }

        if (counts.All(count => count == 0)) emptyColumns.Add(cell.Column);
        else if (counts.Any(count => count == 0))
        {
            _isUnderstood = false;
            diagnostics.Add(Rules.OutOfRange, At(cell), Excerpt.Of(cell.Text), "every convolution of a split has filters, or none has");
        }
        else filters.Add(new FilterCell(At(cell), column, headings[cell.Column.Index], counts));
    }

    private PoolCell? PoolProjection()
    {
        if (Find(ColumnKind.PoolProjection) is not { } cell) return null;
        if (Parse(cell, CellParser.PoolProjection, out PoolProjection? projection))
            return projection.Filters == 0 ? null : new PoolCell(At(cell), projection);

        _isUnderstood = false;
        return null;
    }

    private PrintedCell? Printed(ColumnKind column)
    {
        if (Find(column) is not { } cell) return null;
        if (column == ColumnKind.Depth)
            return Parse(cell, CellParser.Depth, out int depth) ? new PrintedCell(At(cell), new PrintedCount(depth, 1, '\0')) : null;
        return Parse(cell, CellParser.PrintedCount, out PrintedCount? count) ? new PrintedCell(At(cell), count) : null;
    }

    private T? Reference<T>(ColumnKind column, Func<string, Parsed<T>> parse) where T : class
    {
        if (Find(column) is not { } cell) return null;
        if (Parse(cell, parse, out T? value)) return value;

        _isUnderstood = false;
        return null;
    }

    private T? Number<T>(ColumnKind column, Func<string, Parsed<T>> parse) where T : struct
    {
        if (Find(column) is not { } cell) return null;
        if (Parse(cell, parse, out T value)) return value;

        _isUnderstood = false;
        return null;
    }

    private bool Parse<T>(Cell cell, Func<string, Parsed<T>> parse, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? value) where T : notnull
    {
        value = default;
        if (cell.IsReported) return false;
        if (parse(cell.Text).Succeeded(out value, out Problem? problem)) return true;

        diagnostics.Add(problem.At(cell.Location, At(cell).InWords, cell.Text));
        return false;
    }

    private Cell? Find(ColumnKind column) => cells.FirstOrDefault(cell => cell.Column.Kind == column && !cell.IsEmpty);

    private CellReference At(Cell cell) => new(name, cell);
}
