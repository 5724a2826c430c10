using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen;

namespace Serve.Page.Seeing;

/// <summary>The cells of a table as the papers print them, read back from what the table became.</summary>
internal sealed class PaperColumns
{
    // Beyond that many the columns are those of modules that the papers draw instead.
    private const int Most = 8;

    /// <param name="network">The network.</param>
    public PaperColumns(NetworkDescription network)
    {
        // The row with the most of them has the table's order.
        string[] names = [.. network.Stages.Where(stage => stage.Head.Length == 0)
            .Select(stage => stage.Operations.Where(operation => operation is ConvolutionInfo && operation.Column.Length > 0).Select(operation => operation.Column).ToArray())
            .OrderByDescending(columns => columns.Length)
            .SelectMany(columns => columns).Distinct(StringComparer.Ordinal)];
        Names = names.Length <= Most ? names : [];
    }

    /// <summary>The columns of branches, in the table's order: "#3x3 reduce".</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The channels of a branch's convolution; empty if the row has none in this column.</summary>
    public static string Cell(StageInfo row, string column) =>
        string.Join(" + ", row.Operations.Where(operation => operation is ConvolutionInfo && operation.Column == column).Select(operation => FormattableString.Invariant($"{operation.Output.Channels}")));

    /// <summary>What the row is: "convolution", "inception (3a)".</summary>
    public static string Type(StageInfo row) => Only(row)?.Name ?? row.Name;

    /// <summary>Patch size and stride of a row that is one operation, or one after a reduction: "7x7/2".</summary>
    public static string Patch(StageInfo row) => Only(row) switch
    {
        LinearInfo => "",
        ConvolutionInfo convolution => Text(convolution.Kernel, convolution.Stride),
        PoolInfo { Pool: not PoolKind.AdaptiveAverage } pool => Text(pool.Window, pool.Stride),
        _ => "",
    };

    // Of a row without branches, what it ends in.
    private static OperationInfo? Only(StageInfo row) => row.Operations.Any(operation => operation is ConcatInfo or ResidualInfo) ? null : row.Operations[^1];

    private static string Text(Extent window, Extent stride) =>
        stride.Height == stride.Width ? FormattableString.Invariant($"{window}/{stride.Height}") : $"{window}/{stride}";
}
