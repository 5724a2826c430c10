using System;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Graphs;

/// <summary>Where the windows of a kernel lie on a map.</summary>
/// <param name="Input">The map.</param>
/// <param name="Padding">What is padded, before and after.</param>
/// <param name="Output">How many windows there are.</param>
internal sealed record WindowPlace(Spec.Extent Input, Spec.Extent Kernel, Spec.Extent Stride, Spec.Padding Padding, Spec.Extent Output)
{
    /// <summary>The whole map.</summary>
    public static WindowPlace Whole(Spec.Extent map) => new(map, map, new(1, 1), default, new(1, 1));

    /// <summary>The same with a stride of 1 where there is but one window, which is all of the map: a stride then says nothing.</summary>
    public WindowPlace Plain => IsWhole ? Whole(Input) : this;

    public bool IsWhole => Kernel == Input && Output == new Spec.Extent(1, 1) && Padding == default;

    /// <summary>Whether it is a window of one pixel on every pixel.</summary>
    public bool IsPointwise => Kernel == new Spec.Extent(1, 1) && Stride == new Spec.Extent(1, 1) && Padding == default;

    /// <summary>Whether a rule of the table language puts the windows there. Padding that no window reaches makes no difference.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="countsPadding">Whether it matters how much of a window is padding, and how much reaches beyond it.</param>
    public bool IsBy(PaddingRule rule, bool countsPadding = false)
    {
        if (PaddingRules.Apply(rule, Input, Kernel, Stride) is not { } fit || fit.Size != Output) return false;
        if (fit.Rows.Before != Padding.Top || fit.Columns.Before != Padding.Left) return false;
        return !countsPadding || (
            Own(Output.Height, Padding.Top, Padding.Bottom).CountedAfter(Input.Height, Kernel.Height, Stride.Height) == fit.Rows.CountedAfter(Input.Height, Kernel.Height, Stride.Height)
            && Own(Output.Width, Padding.Left, Padding.Right).CountedAfter(Input.Width, Kernel.Width, Stride.Width) == fit.Columns.CountedAfter(Input.Width, Kernel.Width, Stride.Width));
    }

    /// <summary>Whether a window covers padding, so that an average has to say whether it counts.</summary>
    public bool CoversPadding => Padding.Top > 0 || Padding.Left > 0
        || Own(Output.Height, Padding.Top, Padding.Bottom).CountedAfter(Input.Height, Kernel.Height, Stride.Height) > 0
        || Own(Output.Width, Padding.Left, Padding.Right).CountedAfter(Input.Width, Kernel.Width, Stride.Width) > 0;

    /// <summary>The rule in amounts, which puts the windows there in any case.</summary>
    public PaddingRule Explicit
    {
        get
        {
            var floor = new PaddingRule(PaddingKind.Explicit, Padding);
            return PaddingRules.Apply(floor, Input, Kernel, Stride)?.Size == Output ? floor : floor with { Ceil = true };
        }
    }

    private static AxisFit Own(int output, int before, int after) => new(output, before, after, 0, 0);
}
