using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Parsing;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>What a row does, by its type (tables/README.md, section 5).</summary>
internal static class RowBlueprints
{
    /// <param name="declared">What the row declares for its output, itself or by the row below.</param>
    /// <returns>Null if the row does not say enough; that has been reported.</returns>
    public static Blueprint? Of(Row row, DeclaredShape? declared, RowContext context) => row.Type.Kind switch
    {
        RowKind.Convolution => ConvolutionRow.Blueprint(row, declared, context),
        RowKind.MaxPool or RowKind.AveragePool or RowKind.Pool => PoolRow.Blueprint(row, declared, context),
        RowKind.AdaptiveAveragePool => PoolRow.Adaptive(row, declared, context),
        _ when row.NamesModule => ModuleRow.Blueprint(row, context),
        RowKind.Inception => InceptionRow.Blueprint(row, context),
        RowKind.LocalResponseNorm => PlainRows.LocalResponseNorm(row, context),
        RowKind.Dropout => PlainRows.Dropout(row, context),
        RowKind.Linear => PlainRows.Linear(row, declared, context),
        RowKind.Flatten => new FlattenBlueprint(row.At),
        RowKind.Softmax => new SoftmaxBlueprint(row.At),
        _ => Misplaced(row, context),
    };

    private static Blueprint? Misplaced(Row row, RowContext context)
    {
        string detail = row.Type.Kind == RowKind.Residual
            ? "a residual row must be the last of a module table"
            : "an auxiliary classifier belongs to a network, not to a module";
        context.Diagnostics.Add(Rules.CellNotUsable, row.At, Excerpt.Of(row.At.Cell.Text), detail);
        return null;
    }
}
