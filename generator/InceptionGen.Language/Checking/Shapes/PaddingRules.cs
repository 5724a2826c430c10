using System;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>The arithmetic of tables/README.md, section 6.</summary>
internal static class PaddingRules
{
    public static readonly PaddingRule AsDeclared = new(PaddingKind.AsDeclared);
    public static readonly PaddingRule Same = new(PaddingKind.Same);
    public static readonly PaddingRule Valid = new(PaddingKind.Valid);
    public static readonly PaddingRule Half = new(PaddingKind.Half);
    public static readonly PaddingRule Ceil = new(PaddingKind.Valid, Ceil: true);

    /// <summary>Where the windows lie; null if the kernel is larger than its padded input.</summary>
    public static WindowFit? Apply(PaddingRule rule, Extent input, Extent kernel, Extent stride)
    {
        Padding amounts = rule.Amounts;
        AxisFit? rows = Apply(rule, input.Height, kernel.Height, stride.Height, amounts.Top, amounts.Bottom);
        AxisFit? columns = Apply(rule, input.Width, kernel.Width, stride.Width, amounts.Left, amounts.Right);
        return rows is { } fitRows && columns is { } fitColumns ? new WindowFit(fitRows, fitColumns) : null;
    }

    /// <summary>The rule as messages call it.</summary>
    public static string Describe(PaddingRule rule)
    {
        string name = rule.Kind switch
        {
            PaddingKind.Same => "same",
            PaddingKind.SameLower => "same lower",
            PaddingKind.Half => "half",
            PaddingKind.Explicit => rule.Amounts.ToString(),
            _ => "valid",
        };
        if (!rule.Ceil) return name;
        return rule.Kind == PaddingKind.Valid ? "ceil" : name + " ceil";
    }

    private static AxisFit? Apply(PaddingRule rule, int input, int kernel, int stride, int before, int after) => rule.Kind switch
    {
        PaddingKind.Same => PlaceSame(input, kernel, stride, isLower: false),
        PaddingKind.SameLower => PlaceSame(input, kernel, stride, isLower: true),
        PaddingKind.Half => PlaceWindows(input, kernel, stride, (kernel - 1) / 2, (kernel - 1) / 2, rule.Ceil),
        PaddingKind.Explicit => PlaceWindows(input, kernel, stride, before, after, rule.Ceil),
        _ => PlaceWindows(input, kernel, stride, 0, 0, rule.Ceil),
    };

    private static AxisFit? PlaceSame(int input, int kernel, int stride, bool isLower)
    {
        int output = (int)(((long)input + stride - 1) / stride);
        long total = Math.Max(0, ((long)(output - 1) * stride) + kernel - input);
        long before = (isLower ? total + 1 : total) / 2;
        return Fit(output, input, kernel, stride, before, total - before);
    }

    private static AxisFit? PlaceWindows(int input, int kernel, int stride, long before, long after, bool ceil)
    {
        long steps = input + before + after - kernel;
        if (!ceil) return steps < 0 ? null : Fit((steps / stride) + 1, input, kernel, stride, before, after);

        // Where the map is smaller than its window, the one window reaches over the end.
        long output = steps + stride - 1 < 0 ? 0 : ((steps + stride - 1) / stride) + 1;
        if ((output - 1) * stride >= input + before) output--;
        if (output < 1) return null;
        return Fit(output, input, kernel, stride, before, after);
    }

    private static AxisFit? Fit(long output, int input, int kernel, int stride, long before, long after)
    {
        long end = ((output - 1) * stride) + kernel - before;
        long over = Math.Max(0, end - input - after), unread = input - end;
        if (output > int.MaxValue || before > int.MaxValue || after + over > int.MaxValue) return null;

        return new AxisFit((int)output, (int)before, (int)after, (int)over, unread > Math.Max(0, stride - kernel) ? (int)unread : 0);
    }
}
