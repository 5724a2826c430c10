using System;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Parsing;

namespace InceptionGen.Generator.Checking;

/// <summary>How the windows of a kernel lie along one axis of a map.</summary>
/// <param name="Output">The number of windows.</param>
/// <param name="Before">Padding before the first pixel.</param>
/// <param name="After">Padding behind the last pixel; never less than what the last window reaches over.</param>
/// <param name="Unread">Pixels at the end that no window reads, beyond those that a stride larger than the kernel skips everywhere.</param>
internal readonly record struct AxisFit(int Output, int Before, int After, int Unread);

/// <summary>How the windows of a kernel lie on a map.</summary>
internal readonly record struct WindowFit(AxisFit Rows, AxisFit Columns)
{
    public Extent Size => new(Rows.Output, Columns.Output);

    public Padding Padding => new(Rows.Before, Rows.After, Columns.Before, Columns.After);

    public bool ReadsAll => Rows.Unread == 0 && Columns.Unread == 0;
}

/// <summary>The arithmetic of tables/README.md, section 6.</summary>
internal static class PaddingRules
{
    public static readonly PaddingRule AsDeclared = new(PaddingKind.AsDeclared);
    public static readonly PaddingRule Same = new(PaddingKind.Same);
    public static readonly PaddingRule Valid = new(PaddingKind.Valid);
    public static readonly PaddingRule Half = new(PaddingKind.Half);
    public static readonly PaddingRule Ceil = new(PaddingKind.Valid, Ceil: true);

    /// <summary>Places the windows; null if the kernel is larger than its padded input.</summary>
    public static WindowFit? Place(PaddingRule rule, Extent input, Extent kernel, Extent stride)
    {
        Padding amounts = rule.Amounts;
        AxisFit? rows = Place(rule, input.Height, kernel.Height, stride.Height, amounts.Top, amounts.Bottom);
        AxisFit? columns = Place(rule, input.Width, kernel.Width, stride.Width, amounts.Left, amounts.Right);
        return rows is { } fitRows && columns is { } fitColumns ? new WindowFit(fitRows, fitColumns) : null;
    }

    /// <summary>The rule as messages call it.</summary>
    public static string Describe(PaddingRule rule)
    {
        string name = rule.Kind switch
        {
            PaddingKind.Same => "same",
            PaddingKind.Half => "half",
            PaddingKind.Explicit => Describe(rule.Amounts),
            _ => "valid",
        };
        if (!rule.Ceil) return name;
        return rule.Kind == PaddingKind.Valid ? "ceil" : name + " ceil";
    }

    private static string Describe(Padding amounts)
    {
        (int top, int bottom, int left, int right) = amounts;
        if (top == bottom && left == right) return top == left ? FormattableString.Invariant($"{top}") : FormattableString.Invariant($"{top}x{left}");
        return FormattableString.Invariant($"{top}+{bottom}x{left}+{right}");
    }

    private static AxisFit? Place(PaddingRule rule, int input, int kernel, int stride, int before, int after) => rule.Kind switch
    {
        PaddingKind.Same => PlaceSame(input, kernel, stride),
        PaddingKind.Half => PlaceWindows(input, kernel, stride, (kernel - 1) / 2, (kernel - 1) / 2, rule.Ceil),
        PaddingKind.Explicit => PlaceWindows(input, kernel, stride, before, after, rule.Ceil),
        _ => PlaceWindows(input, kernel, stride, 0, 0, rule.Ceil),
    };

    private static AxisFit? PlaceSame(int input, int kernel, int stride)
    {
        int output = (int)(((long)input + stride - 1) / stride);
        long total = Math.Max(0, ((long)(output - 1) * stride) + kernel - input);
        return Fit(output, input, kernel, stride, total / 2, total - (total / 2));
    }

    private static AxisFit? PlaceWindows(int input, int kernel, int stride, long before, long after, bool ceil)
    {
        long steps = input + before + after - kernel;
        if (!ceil) return steps < 0 ? null : Fit((steps / stride) + 1, input, kernel, stride, before, after);

        // Where the map is smaller than its window, the one window reaches over the end.
        long output = steps + stride - 1 < 0 ? 0 : ((steps + stride - 1) / stride) + 1;
        if ((output - 1) * stride >= input + before) output--;
        if (output < 1) return null;
        return Fit(output, input, kernel, stride, before, Math.Max(after, ((output - 1) * stride) + kernel - input - before));
    }

    private static AxisFit? Fit(long output, int input, int kernel, int stride, long before, long after)
    {
        if (output > int.MaxValue || before > int.MaxValue || after > int.MaxValue) return null;

        long end = ((output - 1) * stride) + kernel - before;
        long unread = input - end;
        return new AxisFit((int)output, (int)before, (int)after, unread > Math.Max(0, stride - kernel) ? (int)unread : 0);
    }
}
