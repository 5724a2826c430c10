using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Naming;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Checking.Totals;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;

namespace InceptionGen.Compilation;

/// <summary>A table as it is printed: sizes and counts of its rows, and what of them is not what the rows compute. It may have mistakes, as papers' tables have.</summary>
public sealed class PrintedTable
{
    private static readonly Dictionary<ColumnKind, PrintedColumn> Columns = new()
    {
        [ColumnKind.OutputSize] = PrintedColumn.OutputSize,
        [ColumnKind.Depth] = PrintedColumn.Depth,
        [ColumnKind.Params] = PrintedColumn.Params,
        [ColumnKind.Ops] = PrintedColumn.Ops,
    };

    private PrintedTable(IReadOnlyList<PrintedRow> rows) => Rows = rows;

    /// <summary>Its rows, one for each stage that they make.</summary>
    public IReadOnlyList<PrintedRow> Rows { get; }

    /// <summary>Reads a table that stands for itself: CSV or JSON, without modules of other files.</summary>
    /// <param name="path">The table.</param>
    /// <returns>Null if it is not a network's, or so wrong that nothing can be computed of it.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static PrintedTable? Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ReadResult table = TableReader.Read(new TableSource(path, File.ReadAllText(path)));
        CheckedTable judged = TableTask.Of(new(table, EquatableArray.Of(new TableOptions())), new TableLibrary([table.Document])).Check(default);
        if (judged.Specs.FirstOrDefault() is not { } network) return null;

        var stages = network.Stages.ToLookup(stage => stage.Name, StringComparer.Ordinal);
        ILookup<LocationInfo, DiagnosticInfo> remarks = judged.Diagnostics.ToLookup(diagnostic => diagnostic.Location);
        int paramsUnit = TableSettings.Read(table.Document, new DiagnosticBag()).ParamsUnit ?? TableSettings.DefaultParamsUnit;
        return new([.. from own in StageRows.Of(network, table.Document)
                       from stage in stages[own.Stage].Take(1)
                       select new PrintedRow(own.Stage, own.Row.TypeName, CellsOf(own.Row, stage, paramsUnit, remarks))]);
    }

    private static Dictionary<PrintedColumn, PrintedCell> CellsOf(TypedRow row, StageSpec stage, int paramsUnit, ILookup<LocationInfo, DiagnosticInfo> remarks)
    {
        var cells = new Dictionary<PrintedColumn, PrintedCell>();
        foreach (Cell cell in row.Source.Cells)
        {
            if (cell.Text.Length > 0 && Columns.TryGetValue(cell.Column.Kind, out PrintedColumn column))
                cells.TryAdd(column, new(cell.Text, Computed(cell, column, stage, paramsUnit), remarks[cell.Location].Select(diagnostic => diagnostic.Message).FirstOrDefault() ?? cell.Sic));
        }

        return cells;
    }

    private static string Computed(Cell cell, PrintedColumn column, StageSpec stage, int paramsUnit)
    {
        OperationSpec operation = stage.Operation;
        if (column == PrintedColumn.OutputSize) return stage.Output.ToString();
        if (column == PrintedColumn.Depth) return operation.Depth.ToString(CultureInfo.InvariantCulture);
        (long count, int unit) = column == PrintedColumn.Params ? (operation.Weights, paramsUnit) : (operation.MultiplyAdds, CountChecks.OpsUnit);
        return CellParser.PrintedCount(cell.Text).Succeeded(out PrintedCount? printed, out _)
            ? CountChecks.AsPrinted(printed, isGrouped: cell.Text.Contains(',', StringComparison.Ordinal), count, unit)
            : count.ToString("N0", CultureInfo.InvariantCulture);
    }
}
