using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>Filter columns as a sequence of convolutions.</summary>
/// <param name="Row">Their row.</param>
/// <param name="Padding">The rule for all of them.</param>
/// <param name="LastPadding">The rule for the last one.</param>
/// <param name="LastStride">The last one strides; the others keep the size.</param>
/// <param name="ColumnPrefix">The prefix of the heading in a module: its row, as in "conv 2/".</param>
internal sealed record FilterChain(Row Row, LayerRules Layer, PaddingRule Padding, PaddingRule LastPadding, Extent LastStride, string ColumnPrefix)
{
    private static readonly Extent One = new(1, 1);

    /// <summary>The convolutions of the cells, at least one.</summary>
    public RowDraft Of(IReadOnlyList<FilterCell> cells)
    {
        List<RowDraft> steps = [];
        for (int index = 0; index < cells.Count; index++) Add(cells[index], isLast: index == cells.Count - 1, steps);
        return steps.Count == 1 ? steps[0] : new SequenceDraft(cells[0].At, steps.ToEquatableArray());
    }

    private void Add(FilterCell cell, bool isLast, List<RowDraft> steps)
    {
        FilterColumn column = cell.Column;
        PaddingRule padding = column.Padding ?? (isLast ? LastPadding : Padding);
        Extent stride = column.Stride ?? (isLast ? LastStride : One);

        if (column.IsReduce)
        {
            steps.Add(Convolution(cell, 0, "", One, stride, padding, isLast));
        }
        else if (column.IsDouble)
        {
            steps.Add(Convolution(cell, 0, " 1", column.Kernels[0], One, column.Padding ?? Padding, isLast: false));
            steps.Add(Convolution(cell, 0, " 2", column.Kernels[0], stride, padding, isLast));
        }
        else if (column.Kernels.Count > 1)
        {
            IEnumerable<RowDraft> split = column.Kernels.Select((kernel, index) =>
                Convolution(cell, index, " " + (index + 1).ToString(CultureInfo.InvariantCulture), kernel, stride, padding, isLast: false));
            steps.Add(new ConcatDraft(cell.At, split.ToEquatableArray()));
        }
        else
        {
            steps.Add(Convolution(cell, 0, "", column.Kernels[0], stride, padding, isLast));
        }
    }

    private ConvolutionDraft Convolution(FilterCell cell, int count, string which, Extent kernel, Extent stride, PaddingRule padding, bool isLast) => new(
        cell.At, ColumnPrefix + cell.Heading + which, cell.Counts[count], kernel, stride, padding, Layer,
        isLast && !cell.Column.IsReduce && !cell.Column.IsDouble ? Row.EmptyColumns : default, cell.Column.Groups);
}
