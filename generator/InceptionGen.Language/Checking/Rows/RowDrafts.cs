using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>What a row does, by its type (tables/README.md, section 5).</summary>
internal static class RowDrafts
{
    /// <param name="declared">What the row declares for its output, itself or by the row below.</param>
    /// <returns>Null if the row does not say enough; that has been reported.</returns>
    public static RowDraft? Of(Row row, DeclaredShape? declared, RowContext context) => row.Type.Kind switch
    {
        RowKind.Convolution => ConvolutionRow.Draft(row, declared, context),
        RowKind.MaxPool or RowKind.AveragePool or RowKind.Pool => PoolRow.Draft(row, declared, context),
        RowKind.AdaptiveAveragePool => PoolRow.Adaptive(row, declared, context),
        _ when row.NamesModule => context.Modules.Draft(row, context),
        RowKind.Inception => InceptionRow.Draft(row, context),
        RowKind.Linear => Linear(row, declared, context),
        RowKind.BatchNorm => BatchNorm(row, context),
        RowKind.Plain => Plain(row, context),
        _ => Misplaced(row, context),
    };

    private static RowDraft? Linear(Row row, DeclaredShape? declared, RowContext context)
    {
        if (declared is not null) return new LinearDraft(row.At, context.Column, declared.Shape.Channels, Layers.OfLinear(row));

        context.ReportMissingOutput(row, "a linear layer has as many outputs as its output size has channels; write it, as in 1x1x1000");
        return null;
    }

    private static RowDraft? BatchNorm(Row row, RowContext context)
    {
        string brackets = row.Type.Label.Length == 0 ? "" : " (" + row.Type.Label + ")";
        if (CellParser.Normalization("batch norm" + brackets).Succeeded(out Normalization? norm, out Problem? problem))
            return new BatchNormDraft(row.At, context.Column, norm.BatchNorm!, row.Rules.Activation ?? Activation.None);

        context.Diagnostics.Add(problem.At(row.At.Cell.Location, row.At.InWords, row.At.Cell.Text));
        return null;
    }

    private static RowDraft? Plain(Row row, RowContext context)
    {
        if (row.Type.Plain!.Read(row.Type).Succeeded(out PlainSpec? operation, out Problem? problem)) return new PlainDraft(row.At, operation);

        context.Diagnostics.Add(problem.At(row.At.Cell.Location, row.At.InWords, row.At.Cell.Text));
        return null;
    }

    private static RowDraft? Misplaced(Row row, RowContext context)
    {
        string detail = row.Type.Kind == RowKind.Residual
            ? "a residual row must be the last of a module table"
            : "an auxiliary classifier belongs to a network, not to a module";
        context.Diagnostics.Add(Rules.CellNotUsable, row.At, Excerpt.Of(row.At.Cell.Text), detail);
        return null;
    }
}
