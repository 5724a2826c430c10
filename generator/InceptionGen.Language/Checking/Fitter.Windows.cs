using System;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Parsing;

namespace InceptionGen.Language.Checking;

internal sealed partial class Fitter
{
    private Fitted FitConvolution(ConvolutionBlueprint convolution, Shape input)
    {
        if (PaddingRules.Place(convolution.Padding, input.Size, convolution.Kernel, convolution.Stride) is not { } fit)
            return KernelTooLarge(convolution, Describe(convolution), convolution.Padding, input);

        var output = new Shape(fit.Size.Height, fit.Size.Width, convolution.Filters);
        if (Limits.Excess(convolution.Kernel, input, output) is { } excess) return TooLarge(convolution, excess);

        ReportUnread(convolution, Describe(convolution), convolution.Padding, input, fit);
        (bool bias, BatchNormSpec? norm, Activation activation) = convolution.Layer;
        return new(
            convolution,
            new ConvolutionSpec(
                input, output, convolution.Kernel, convolution.Stride, fit.Zeros, bias, norm, activation,
                columnPrefix + convolution.Column, IsLinear: false, TensorNaming.Unnamed),
            output);
    }

    private Fitted FitPool(PoolBlueprint pool, Shape input)
    {
        Extent window = pool.Window ?? input.Size;
        PaddingRule rule = pool.Window is null ? PaddingRules.Valid : pool.Padding;
        if (PaddingRules.Place(rule, input.Size, window, pool.Stride) is not { } fit)
            return KernelTooLarge(pool, Describe(pool), rule, input);

        var output = new Shape(fit.Size.Height, fit.Size.Width, input.Channels);
        if (Limits.Excess(output) is { } excess) return TooLarge(pool, excess);
        if (!EveryWindowReads(input.Height, window.Height, pool.Stride.Height, fit.Rows)
            || !EveryWindowReads(input.Width, window.Width, pool.Stride.Width, fit.Columns))
        {
            Report(Rules.WindowInPadding, pool.At, Describe(pool), PaddingRules.Describe(rule));
            return new(pool, null, output);
        }

        ReportUnread(pool, Describe(pool), rule, input, fit);
        bool isGlobal = window == input.Size && fit.Size == new Extent(1, 1) && fit.Padding == Padding.None;
        PoolKind kind = pool.Kind ?? (isGlobal ? PoolKind.Average : PoolKind.Max);
        PoolBlueprint decided = pool with { Kind = kind, Window = isGlobal && kind == PoolKind.Average ? null : window };
        return new(decided, new PoolSpec(input, output, kind, window, pool.Stride, fit.Padding, pool.CountsPadding), output);
    }

    private static bool EveryWindowReads(int input, int window, int stride, AxisFit fit) =>
        fit.Before < window && ((long)(fit.Output - 1) * stride) - fit.Before < input;

    private Fitted KernelTooLarge(Blueprint blueprint, string what, PaddingRule rule, Shape input)
    {
        Report(Rules.KernelTooLarge, blueprint.At, what, input.Size.ToString(), PaddingRules.Describe(rule));
        return new(blueprint, null, null);
    }

    private void ReportUnread(Blueprint blueprint, string what, PaddingRule rule, Shape input, WindowFit fit)
    {
        if (!reportsUnread || fit.ReadsAll) return;

        string unread = (fit.Rows.Unread, fit.Columns.Unread) switch
        {
            (0, int columns) => Pixels(columns, "column"),
            (int rows, 0) => Pixels(rows, "row"),
            (int rows, int columns) => Pixels(rows, "row") + " and " + Pixels(columns, "column"),
        };
        Report(Rules.PixelsUnread, blueprint.At, what, PaddingRules.Describe(rule), unread, input.Size.ToString());
    }

    private static string Pixels(int count, string what) =>
        count == 1 ? "the last " + what : FormattableString.Invariant($"the last {count} {what}s");

    public static string Describe(ConvolutionBlueprint convolution) => Describe(convolution.Kernel, convolution.Stride) + " convolution";

    public static string Describe(PoolBlueprint pool) => (pool.Window is { } window ? Describe(window, pool.Stride) : "global") + " pool";

    private static string Describe(Extent kernel, Extent stride) =>
        stride.Height == stride.Width ? FormattableString.Invariant($"{kernel}/{stride.Height}") : kernel + "/" + stride;
}
