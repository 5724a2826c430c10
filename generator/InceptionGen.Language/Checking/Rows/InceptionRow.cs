using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>"inception (3a)": the filter columns as branches, from left to right; the pool is the last.</summary>
internal static class InceptionRow
{
    /// <summary>What names tables call the projection after the pool.</summary>
    private static readonly Extent PoolWindow = new(3, 3);

    /// <summary>The branches side by side; null if a reduction has no convolution, which has been reported.</summary>
    public static RowDraft? Draft(Row row, RowContext context)
    {
        PaddingRule padding = row.Rules.Padding ?? row.Patch?.Padding ?? context.Settings.Padding ?? PaddingRules.AsDeclared;
        var chain = new FilterChain(row, Layers.OfConvolution(row, context.Settings), padding, padding, row.Stride, context.ColumnPrefix);
        List<RowDraft> branches = [];
        FilterCell? reduction = null;
        bool isWhole = true;
        foreach (FilterCell cell in row.Filters)
        {
            if (reduction is not null && !IsReducedBy(cell, reduction))
            {
                ReportLoneReduction(reduction, context.Diagnostics);
                isWhole = false;
                reduction = null;
            }

            if (cell.Column.IsReduce)
            {
                reduction = cell;
                continue;
            }

            branches.Add(chain.Of(reduction is null ? [cell] : [reduction, cell]));
            reduction = null;
        }

        if (reduction is not null) ReportLoneReduction(reduction, context.Diagnostics);
        if (!isWhole || reduction is not null) return null;

        if (row.Pool is not null) branches.Add(PoolBranch(row, row.Pool, chain, context.Settings));
        return new ConcatDraft(row.At, branches.ToEquatableArray());
    }

    private static bool IsReducedBy(FilterCell cell, FilterCell reduction) =>
        cell.Column.IsDouble == reduction.Column.IsDouble && cell.Column.Kernels.Contains(reduction.Column.Kernels[0]) && !cell.Column.IsReduce;

    private static void ReportLoneReduction(FilterCell reduction, DiagnosticBag diagnostics)
    {
        string reduced = FilterHeadings.Canonical(reduction.Column with { IsReduce = false });
        diagnostics.Add(
            Rules.ColumnsDisagree, reduction.At,
            "a reduction comes before the convolution it reduces for, and '" + reduced + "' is empty. Fill that cell, or clear this one.");
    }

    /// <summary>The pool keeps the size of its map, whatever the directives say; where the module strides, it strides as pools do.</summary>
    private static RowDraft PoolBranch(Row row, PoolCell cell, FilterChain chain, TableSettings settings)
    {
        bool strides = row.Stride != new Extent(1, 1);
        PaddingRule padding = strides ? settings.Pooling ?? PaddingRules.AsDeclared : PaddingRules.Same;
        var pool = new PoolDraft(cell.At, cell.Projection.Kind, PoolWindow, row.Stride, padding, settings.AverageCountsPadding ?? false);
        if (cell.Projection.Filters is not { } filters) return pool;

        var projection = new ConvolutionDraft(
            cell.At, chain.ColumnPrefix + FilterHeadings.Pool, filters, new Extent(1, 1), new Extent(1, 1), PaddingRules.Same, chain.Layer, default, ChannelGroups.One);
        return new SequenceDraft(cell.At, EquatableArray.Of<RowDraft>(pool, projection));
    }
}
