using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Tool.Summaries;

namespace InceptionGen.Tool.Server;

/// <summary>What the table leaves out: the size of an empty output size cell, and the sum that a module's channels are.</summary>
internal static class InlayHints
{
    public static IReadOnlyList<LspInlayHint> Of(OpenTable table)
    {
        var hints = new List<LspInlayHint>();
        foreach (IGrouping<TableRow?, SummaryRow> stages in (Hovers.SummaryOf(table)?.Rows ?? []).GroupBy(row => row.Source).Where(stages => stages.Key is not null))
        {
            SummaryRow last = stages.Last();
            if (stages.Key!.Find(ColumnKind.OutputSize) is not { } cell) continue;

            IReadOnlyList<int> branches = Hovers.BranchesOf(last.Stage.Operation);
            string sum = branches.Count > 1 ? string.Join(" + ", branches) : "";
            LspPosition position = table.Text.PositionOf(cell.Location.Span.End);
            if (cell.IsEmpty) hints.Add(new LspInlayHint(position, last.Stage.Output.ToString(), PaddingLeft: false, sum.Length > 0 ? "Channels: " + sum : null));
            else if (sum.Length > 0) hints.Add(new LspInlayHint(position, "= " + sum, PaddingLeft: true, "The channels of the branches"));
        }

        return hints;
    }
}
