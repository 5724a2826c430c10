using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>"convolution": one of the patch, or the filter columns as a sequence.</summary>
internal static class ConvolutionRow
{
    public static RowDraft? Draft(Row row, DeclaredShape? declared, RowContext context)
    {
        LayerRules layer = Layers.OfConvolution(row, context.Settings);
        PaddingRule padding = row.Rules.Padding ?? context.Settings.Padding ?? PaddingRules.AsDeclared;
        PaddingRule patchPadding = row.Patch?.Padding ?? padding;
        if (row.Type.Groups == ChannelGroups.Unsaid)
            return NotUsable(row, Rules.CellNotUnderstood, "write how many groups there are, as in grouped convolution (groups 32)", context);

        if (row.Filters.Count > 0)
        {
            if (row.Type.Groups != ChannelGroups.One)
                return NotUsable(row, Rules.CellNotUsable, "filter columns say it in their headings, as in '#3x3 depthwise' and '#3x3 groups 32'; write convolution", context);
            if (HasOtherKernel(row, context.Diagnostics)) return null;
            return new FilterChain(row, layer, padding, patchPadding, row.Stride, context.ColumnPrefix).Of(row.Filters);
        }

        return Single(row, layer, patchPadding, declared, context);
    }

    /// <summary>The convolution of the patch alone; its filters are the channels it gives.</summary>
    public static RowDraft? Single(Row row, LayerRules layer, PaddingRule padding, DeclaredShape? declared, RowContext context)
    {
        if (row.Patch?.Kernel is not { } kernel)
        {
            if (!row.IsShifted) context.Diagnostics.Add(Rules.MissingCell, row.PatchAt, "a convolution needs a patch such as 3x3/2, or filter columns");
            return null;
        }

        if (declared is null)
        {
            context.ReportMissingOutput(row, "a convolution has as many filters as its output has channels; write the output size, or use a filter column");
            return null;
        }

        return new ConvolutionDraft(row.PatchAt, context.Column, declared.Shape.Channels, kernel, row.Stride, padding, layer, default, row.Type.Groups);
    }

    private static RowDraft? NotUsable(Row row, Rule rule, string detail, RowContext context)
    {
        context.Diagnostics.Add(rule, row.At, Excerpt.Of(row.At.Cell.Text), detail);
        return null;
    }

    private static bool HasOtherKernel(Row row, DiagnosticBag diagnostics)
    {
        FilterCell last = row.Filters[row.Filters.Count - 1];
        if (row.Patch?.Kernel is not { } patch || (!last.Column.IsReduce && last.Column.Kernels.Contains(patch))) return false;

        diagnostics.Add(
            Rules.ColumnsDisagree, row.PatchAt,
            "the patch is " + patch + ", but the last filters are under '" + last.At.Cell.Column.Text + "'. Make the two agree.");
        return true;
    }
}
