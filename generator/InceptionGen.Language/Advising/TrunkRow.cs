using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Networks;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Advising;

/// <summary>A stage of the network itself, before its classifier: its maps have more than one pixel.</summary>
/// <param name="Index">Its place among the network's stages.</param>
/// <param name="At">Its row's output size; the type where the table declares no sizes.</param>
/// <param name="IsKept">Whether the row gives a reason for its type or size.</param>
internal sealed record TrunkRow(int Index, Stage Stage, CellReference At, bool IsKept)
{
    public OperationSpec Operation => Stage.Operation;

    /// <summary>Whether it has branches, in a residual too.</summary>
    public bool IsModule => HasBranches(Operation);

    public static IReadOnlyList<TrunkRow> Of(TableDocument document, NetworkDraft draft)
    {
        var rows = new Dictionary<int, TableRow>();
        foreach (TableRow row in document.Rows)
        {
            foreach (Cell cell in row.Cells.Where(cell => !cell.IsEmpty)) rows[cell.Location.Span.Start] = row;
        }

        var trunk = new List<TrunkRow>();
        for (int index = draft.Continued; index < draft.Stages.Count; index++)
        {
            Stage stage = draft.Stages[index];
            bool isBefore = stage is { Head: "", Draft: not null } && stage.Operation.Output.Size != new Extent(1, 1) && stage.Operation is not PlainSpec { IsClassifying: true };
            if (!isBefore || !rows.TryGetValue(stage.At.Cell.Location.Span.Start, out TableRow? row)) continue;

            Cell[] cells = [.. row.Cells.Where(cell => cell is { IsEmpty: false, Column.Kind: ColumnKind.OutputSize or ColumnKind.Type }).OrderBy(cell => cell.Column.Kind == ColumnKind.Type)];
            if (cells.Length > 0) trunk.Add(new TrunkRow(index, stage, new CellReference(stage.At.Row, cells[0]), IsKept: cells.Any(cell => cell.Sic is not null)));
        }

        return trunk;
    }

    private static bool HasBranches(OperationSpec operation) => operation switch
    {
        ConcatSpec => true,
        ResidualSpec residual => HasBranches(residual.Body),
        SequenceSpec sequence => sequence.Operations.Any(HasBranches),
        _ => false,
    };
}
