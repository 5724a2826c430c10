using System.Collections.Generic;
using InceptionGen.Language.Checking.Naming;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Checking.Networks;

/// <summary>The rows of a network table, named and understood as far as they can be.</summary>
/// <param name="IsTooLarge">Whether there are more rows, copies or mistakes than can be judged, which has been reported.</param>
internal sealed record NetworkTable(IReadOnlyList<NetworkRow> Rows, bool IsTooLarge = false)
{
    /// <param name="known">Rows that were read before, which this adds to; null for a table that is read once.</param>
    public static NetworkTable Read(TableDocument document, StageNaming naming, DiagnosticBag diagnostics, KnownRows? known = null)
    {
        IReadOnlyList<TypedRow> typed = TypedRow.Read(document, diagnostics, out bool isTooLarge, known);
        IReadOnlyList<RowNames> names = naming.Name(typed);
        var reader = new RowReader(document, isModule: false, diagnostics);
        var rows = new List<NetworkRow>(typed.Count);
        for (int index = 0; index < typed.Count && !diagnostics.IsFull; index++)
        {
            if (known is null || !known.TryGet(typed[index].Source, diagnostics, out Row? cells, out DeclaredShape? output))
            {
                int before = diagnostics.Count;
                cells = reader.Read(typed[index], names[index].Row);
                output = cells is null ? reader.ReadOutputSize(typed[index], names[index].Row) : cells.Output;
                known?.Add(typed[index].Source, cells, output, diagnostics.Since(before));
            }

            rows.Add(new NetworkRow(typed[index], names[index], cells, output));
        }

        return new NetworkTable(rows, isTooLarge || diagnostics.IsFull);
    }

    /// <summary>What a row declares for its output: its own cell, else the input size of the row that reads it below.</summary>
    public DeclaredShape? OutputOf(int index)
    {
        if (Rows[index].Output is { } own) return own;
        if (index + 1 == Rows.Count || Rows[index + 1] is not { StartsHead: false, Cells: { Reads: null, Input: { } input } }) return null;
        return input;
    }
}
