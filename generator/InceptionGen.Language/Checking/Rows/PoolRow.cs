using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>"max pool", "avg pool", "pool" and "adaptive avg pool".</summary>
internal static class PoolRow
{
    public static RowDraft? Draft(Row row, DeclaredShape? declared, RowContext context)
    {
        if (Pool(row, declared, context) is not { } pool) return null;
        if (!context.IsBranch || row.Filters.Count == 0) return pool;

        PaddingRule padding = context.Settings.Padding ?? PaddingRules.AsDeclared;
        var chain = new FilterChain(row, Layers.OfConvolution(row, context.Settings), padding, padding, new Extent(1, 1), context.ColumnPrefix);
        return new SequenceDraft(row.At, EquatableArray.Of(pool, chain.Of(row.Filters)));
    }

    public static RowDraft? Adaptive(Row row, DeclaredShape? declared, RowContext context)
    {
        if (declared is not null) return new AdaptivePoolDraft(row.At, declared.Shape.Size);

        context.ReportMissingOutput(row, "an adaptive pool gives the size it is told; write the output size");
        return null;
    }

    private static PoolDraft? Pool(Row row, DeclaredShape? declared, RowContext context)
    {
        PoolKind? kind = row.Type.Kind switch
        {
            RowKind.MaxPool => PoolKind.Max,
            RowKind.AveragePool => PoolKind.Average,
            _ => null,
        };
        bool countsPadding = context.Settings.AverageCountsPadding ?? false;
        PaddingRule padding = row.Patch?.Padding ?? row.Rules.Padding ?? context.Settings.Pooling ?? PaddingRules.AsDeclared;
        if (row.Patch?.Kernel is { } window) return new PoolDraft(row.PatchAt, kind, window, row.Stride, padding, countsPadding);

        if (RowWords.IsGlobal(row.Type.Word)) return new PoolDraft(row.At, kind, null, new Extent(1, 1), PaddingRules.Valid, countsPadding);

        // "avg pool" without a patch that gives 1x1xC averages the whole map, as the papers' heads do.
        if (kind != PoolKind.Max && declared?.Shape.Size == new Extent(1, 1))
            return new PoolDraft(row.At, PoolKind.Average, null, new Extent(1, 1), PaddingRules.Valid, countsPadding);

        if (!row.IsShifted) context.Diagnostics.Add(Rules.MissingCell, row.PatchAt, "a pool needs a patch such as 3x3/2");
        return null;
    }
}
