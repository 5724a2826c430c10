using System;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>"residual (scale 0.17)": the projection of the branches, added to the module's input.</summary>
internal static class ResidualRow
{
    private const double LargestScale = 1000;

    public static RowDraft? Projection(Row row, RowContext context)
    {
        LayerRules layer = Layers.OfProjection(row);
        PaddingRule padding = row.Rules.Padding ?? row.Patch?.Padding ?? PaddingRules.Same;
        if (row.Filters.Count > 0) return new FilterChain(row, layer, padding, padding, row.Stride, context.ColumnPrefix).Of(row.Filters);

        return ConvolutionRow.Single(row, layer, padding, row.Output, context);
    }

    /// <summary>The number that the branches are multiplied by, 1 if the row does not say; null if it is not understood.</summary>
    public static string? Scale(Row row, DiagnosticBag diagnostics)
    {
        if (row.Type.Arguments.Count == 0) return "1";

        Argument argument = row.Type.Arguments[0];
        bool isScale = row.Type.Arguments.Count == 1 && argument.Name == "scale";
        if (isScale && CellParser.Decimal(argument.Value).Succeeded(out DecimalText? scale, out _))
        {
            if (Math.Abs(scale.Value) <= LargestScale) return scale.Text;

            diagnostics.Add(Rules.OutOfRange, row.At, Excerpt.Of(row.At.Cell.Text), "a scale lies between -1000 and 1000; larger ones soon give numbers that no 32-bit float can hold");
            return null;
        }

        diagnostics.Add(Rules.CellNotUnderstood, row.At, Excerpt.Of(row.At.Cell.Text), "write residual (scale 0.17)");
        return null;
    }
}
