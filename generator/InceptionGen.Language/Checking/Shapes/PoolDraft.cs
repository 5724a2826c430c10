using System.Collections.Generic;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <param name="Kind">Null for the "pool" of Rethinking's Table 1: the average if its window covers the whole map, else the maximum.</param>
/// <param name="Window">Null covers the whole map, whatever its size.</param>
internal sealed record PoolDraft(
    CellReference At, PoolKind? Kind, Extent? Window, Extent Stride, PaddingRule Padding, bool CountsPadding) : WindowDraft(At, Stride, Padding)
{
    private static readonly PaddingRule[] RulesInOrder = [PaddingRules.Same, PaddingRules.Valid, PaddingRules.Half, PaddingRules.Ceil];

    public override string InWords => (Window is { } window ? Describe(window, Stride) : "global") + " pool";

    public override bool IsOpen => Padding.Kind == PaddingKind.AsDeclared && Window is { } window && window != new Extent(1, 1);

    public override IReadOnlyList<PaddingRule> Candidates => RulesInOrder;

    public override bool DividesByPadding => CountsPadding && Kind != PoolKind.Max;

    public override Extent WindowOn(Extent input) => Window ?? input;

    public override bool IsClassifying(Shape output) => output.Size == new Extent(1, 1);

    /// <summary>Nobody pads a window that covers the whole map to make as many windows as the map has pixels.</summary>
    public override WindowDraft Close(Shape input) =>
        Padding.Kind == PaddingKind.AsDeclared ? this with { Padding = Window == input.Size ? PaddingRules.Valid : PaddingRules.Same } : this;

    public override InferredRow InferClosed(Shape input, InferenceContext context)
    {
        Extent window = WindowOn(input.Size);
        PaddingRule rule = Window is null ? PaddingRules.Valid : Padding;
        if (PaddingRules.Apply(rule, input.Size, window, Stride) is not { } fit) return WindowTooLarge(rule, input, context);

        var output = new Shape(fit.Size.Height, fit.Size.Width, input.Channels);
        if (Limits.Excess(output) is { } excess) return context.TooLarge(this, excess);
        if (!EveryWindowReads(input.Height, window.Height, Stride.Height, fit.Rows) || !EveryWindowReads(input.Width, window.Width, Stride.Width, fit.Columns))
        {
            context.Report(Rules.WindowInPadding, At, InWords, PaddingRules.Describe(rule));
            return new(this, null, output);
        }

        context.ReportUnread(this, rule, input, fit);
        bool isGlobal = window == input.Size && fit.Size == new Extent(1, 1) && fit.Padding == Model.Padding.None;
        PoolKind kind = Kind ?? (isGlobal ? PoolKind.Average : PoolKind.Max);
        PoolDraft decided = this with { Kind = kind, Window = isGlobal && kind == PoolKind.Average ? null : window };
        return new(decided, new PoolSpec(input, output, kind, window, Stride, fit.Padding, CountsPadding), output);
    }

    private static bool EveryWindowReads(int input, int window, int stride, AxisFit fit) =>
        fit.Before < window && ((long)(fit.Output - 1) * stride) - fit.Before < input;
}
