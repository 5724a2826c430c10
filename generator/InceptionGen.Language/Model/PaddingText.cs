using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Language.Model;

/// <summary>The chosen paddings for a reader, written as in a table's padding cell.</summary>
internal static class PaddingText
{
    private static readonly Extent One = new(1, 1);

    /// <summary>The padding of a convolution or pool: "3", "0+1", "valid", "1 ceil". Null for what has no window, and for windows of one pixel without any.</summary>
    public static string? Of(OperationSpec operation) => operation switch
    {
        ConvolutionSpec { IsLinear: false } convolution when convolution.Kernel != One || convolution.Padding != Padding.None => Amounts(convolution.Padding),
        PoolSpec { Kind: not PoolKind.AdaptiveAverage } pool => Reach(pool),
        _ => null,
    };

    /// <summary>The paddings of a row's operations, each with the columns that have it: "1 (#3x3, max pool), 2 (#5x5)"; empty if nothing is padded or could be.</summary>
    public static string OfRow(OperationSpec operation)
    {
        (string Column, string Padding)[] all = [.. Leaves(operation).Select(leaf => (ColumnOf(leaf), Of(leaf))).Where(leaf => leaf.Item2 is not null).Select(leaf => (leaf.Item1, leaf.Item2!))];
        if (all.Length == 1) return all[0].Padding;

        return string.Join(", ", all.GroupBy(leaf => leaf.Padding, leaf => leaf.Column).Select(alike => alike.Key + " (" + string.Join(", ", alike.Distinct()) + ")"));
    }

    private static string Amounts(Padding padding) => padding == Padding.None ? "valid" : padding.ToString();

    private static string Reach(PoolSpec pool)
    {
        bool isOver = Over(pool.Input.Height, pool.Output.Height, pool.Window.Height, pool.Stride.Height, pool.Padding.Top + (long)pool.Padding.Bottom)
            || Over(pool.Input.Width, pool.Output.Width, pool.Window.Width, pool.Stride.Width, pool.Padding.Left + (long)pool.Padding.Right);
        if (!isOver) return Amounts(pool.Padding);
        return pool.Padding == Padding.None ? "ceil" : pool.Padding + " ceil";
    }

    private static bool Over(int input, int output, int window, int stride, long padding) => ((output - 1L) * stride) + window > input + padding;

    private static string ColumnOf(OperationSpec leaf) => leaf switch
    {
        ConvolutionSpec convolution => convolution.Column,
        PoolSpec { Kind: PoolKind.Max } => "max pool",
        _ => "avg pool",
    };

    private static IEnumerable<OperationSpec> Leaves(OperationSpec operation) => operation switch
    {
        SequenceSpec sequence => sequence.Operations.SelectMany(Leaves),
        ConcatSpec concat => concat.Branches.SelectMany(Leaves),
        ResidualSpec residual => Leaves(residual.Body),
        _ => [operation],
    };
}
