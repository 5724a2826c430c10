using System;
using System.Linq;
using InceptionGen;
using Serve.Page.Pictures;

namespace Serve.Page.Markup;

/// <summary>A row of the table, opened: its channels as a contact sheet, and its operations.</summary>
internal static class RowView
{
    public static Html Of(StageInfo row, ChannelSheet sheet)
    {
        bool isVector = row.Output is { Height: 1, Width: 1 };
        string alternative = isVector
            ? $"The {row.Output.Channels} numbers of {row.Name} as squares"
            : $"The {row.Output.Channels} channels of {row.Name} side by side";
        return Html.Of(
            $"""
            <div class="opened">
            <figure>
            <img class="sheet" src="{Inline.Address(sheet.Png)}" width="{sheet.Width}" height="{sheet.Height}" alt="{alternative}">
            <figcaption>{Caption(row, sheet, isVector)}</figcaption>
            </figure>
            <ul class="operations">
            {Html.Join(row.Operations.Select(Operation))}
            </ul>
            </div>
            """);
    }

    private static Html Caption(StageInfo row, ChannelSheet sheet, bool isVector) => isVector
        ? Html.Of($"{row.Output.Channels} numbers in their order, from the smallest (dark) to the largest (light); {sheet.Silent} are 0.")
        : Html.Of($"{row.Output.Channels} channels of {row.Output.Height}×{row.Output.Width}, those with the largest values first, each on a scale of its own; {sheet.Silent} are the same everywhere.");

    private static Html Operation(OperationInfo operation)
    {
        string column = operation.Column.Length == 0 ? "" : operation.Column + ": ";
        string counts = operation.MultiplyAdds == 0 ? "" : $", {Numbers.Short(operation.Parameters)} parameters, {Numbers.Short(operation.MultiplyAdds)} multiply-adds";
        return Html.Of($"<li>{column}{Words(operation)} to {Numbers.Shape(operation.Output)}{counts}</li>");
    }

    private static string Words(OperationInfo operation) => operation switch
    {
        LinearInfo => operation.Name,
        ConvolutionInfo convolution => FormattableString.Invariant($"{convolution.Name} {convolution.Kernel}"),
        PoolInfo { Pool: not PoolKind.AdaptiveAverage } pool => FormattableString.Invariant($"{pool.Name} {pool.Window}"),
        _ => operation.Name,
    };
}
