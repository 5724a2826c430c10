using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Modules;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Totals;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Repairing;

/// <summary>A module table by itself.</summary>
/// <param name="bundle">The module table with those that it names.</param>
internal sealed class ModuleExcerpt(TableBundle bundle) : ITrial
{
    public IReadOnlyList<TableRow> Rows => bundle.Document.Rows;

    public Findings Check(IReadOnlyList<CellEdit> edits)
    {
        TableDocument document = edits.Count == 0 ? bundle.Document : CellEdit.Apply(bundle.Document, edits);
        var made = new List<(Row Row, OperationSpec Operation)>();
        EquatableArray<DiagnosticInfo> problems = ModuleLibrary.Check(bundle with { Document = document }, made);
        return new Findings(problems, [.. document.Rows.Select(row => MeasureOf(row, made))]);
    }

    private static Measure? MeasureOf(TableRow source, List<(Row Row, OperationSpec Operation)> made)
    {
        foreach ((Row row, OperationSpec operation) in made)
        {
            if (!source.Location.Span.Contains(row.At.Cell.Location.Span)) continue;

            var totals = RowTotals.Of(operation);
            return new Measure(row, row.Output, operation.Output, totals, totals);
        }

        return null;
    }
}
