using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
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
        RowKind.LocalResponseNorm => PlainRows.LocalResponseNorm(row, context),
        RowKind.Dropout => PlainRows.Dropout(row, context),
        RowKind.Linear => PlainRows.Linear(row, declared, context),
        RowKind.Flatten => new FlattenDraft(row.At),
        RowKind.Softmax => new SoftmaxDraft(row.At),
        _ => Misplaced(row, context),
    };

    private static RowDraft? Misplaced(Row row, RowContext context)
    {
        string detail = row.Type.Kind == RowKind.Residual
            ? "a residual row must be the last of a module table"
            : "an auxiliary classifier belongs to a network, not to a module";
        context.Diagnostics.Add(Rules.CellNotUsable, row.At, Excerpt.Of(row.At.Cell.Text), detail);
        return null;
    }
}
