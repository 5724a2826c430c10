using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Modules;
using InceptionGen.Language.Checking.Naming;
using InceptionGen.Language.Checking.Networks;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Checking.Totals;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Repairing;

/// <summary>Some rows of a network, each of which reads the one above it, on the map that the first of them reads.</summary>
/// <param name="bundle">The whole network with its modules.</param>
/// <param name="settings">What its directives say.</param>
/// <param name="library">Its modules as they are.</param>
/// <param name="rows">The rows.</param>
/// <param name="input">The map that the first of them reads; null if its own cells say it.</param>
internal sealed class NetworkExcerpt(
    TableBundle bundle, TableSettings settings, ModuleLibrary library, IReadOnlyList<TableRow> rows, Shape? input, CancellationToken cancellation) : ITrial
{
    private readonly TableDocument _document = bundle.Document with { Rows = rows.Select((row, index) => index == 0 ? WithoutSource(row) : row).ToEquatableArray() };

    private readonly KnownRows _known = new();

    public IReadOnlyList<TableRow> Rows => rows;

    public Findings Check(IReadOnlyList<CellEdit> edits)
    {
        cancellation.ThrowIfCancellationRequested();
        var diagnostics = new DiagnosticBag();
        TableDocument document = edits.Count == 0 ? _document : _document with { Rows = CellEdit.Apply(_document.Rows, edits) };
        NetworkTable table = NetworkTable.Read(document, new StageNaming(className: "", diagnostics, taken: []), diagnostics, _known);
        if ((input ?? InputShape.Of(document, table.Rows, diagnostics)) is not { } image) return new Findings(diagnostics.InOrder(), []);

        var walk = new NetworkWalk(document, table, settings, LibraryFor(edits), image, above: [], diagnostics, cancellation);
        IReadOnlyList<Stage> stages = walk.Stages();
        return new Findings(diagnostics.InOrder(), Measure(table, stages));
    }

    /// <summary>Modules in which nothing is edited are made once.</summary>
    private ModuleLibrary LibraryFor(IReadOnlyList<CellEdit> edits)
    {
        if (edits.All(edit => edit.Cell.Location.Path == bundle.Document.Path && rows.Any(row => row.Location.Span.Contains(edit.Cell.Location.Span)))) return library;
        return new ModuleLibrary(bundle with { Modules = bundle.Modules.Select(module => CellEdit.Apply(module, edits)).ToEquatableArray() });
    }

    private static List<Measure?> Measure(NetworkTable table, IReadOnlyList<Stage> stages)
    {
        var measures = new List<Measure?>();
        int next = 0;
        for (int index = 0; index < table.Rows.Count; index++)
        {
            NetworkRow row = table.Rows[index];
            int count = row.Names.Stages.Count, start = next;
            next += count;
            if (row.Cells is null || count == 0 || next > stages.Count)
            {
                measures.Add(null);
                continue;
            }

            Stage last = stages[next - 1];
            bool isMade = Enumerable.Range(start, count).All(stage => stages[stage].Draft is not null);
            measures.Add(isMade
                ? new Measure(row.Cells, table.OutputOf(index), last.Operation.Output, RowTotals.Of(Enumerable.Range(start, count).Select(stage => stages[stage].Operation)), RowTotals.Of(last.Operation))
                : null);
        }

        return measures;
    }

    /// <summary>The first row reads what the excerpt reads.</summary>
    private static TableRow WithoutSource(TableRow row) => row.Find(ColumnKind.Input) is { IsEmpty: false }
        ? row with { Cells = row.Cells.Select(cell => cell.Column.Kind == ColumnKind.Input ? cell with { Text = "" } : cell).ToEquatableArray() }
        : row;
}
