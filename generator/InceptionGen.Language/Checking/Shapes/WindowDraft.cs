using System;
using System.Collections.Generic;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>An operation that slides a window over its map: a convolution or a pool.</summary>
internal abstract record WindowDraft(CellReference At, Extent Stride, PaddingRule Padding) : RowDraft(At)
{
    /// <summary>Whether its padding waits for a declared size. A window of one pixel gives the same size under every rule, so it takes no part in the decision.</summary>
    public abstract bool IsOpen { get; }

    public override bool IsSettled => !IsOpen;

    /// <summary>The rules that may decide an open padding, in the order of tables/README.md, section 6.</summary>
    public abstract IReadOnlyList<PaddingRule> Candidates { get; }

    /// <summary>Whether it divides by how much of the padding a window covers.</summary>
    public virtual bool DividesByPadding => false;

    /// <summary>The window's height and width.</summary>
    /// <param name="input">The map's height and width.</param>
    public abstract Extent WindowOn(Extent input);

    /// <summary>The same with its padding decided as if no size were declared.</summary>
    public abstract WindowDraft Close(Shape input);

    /// <summary>As <see cref="RowDraft.Infer"/>, with a padding that is decided.</summary>
    public abstract InferredRow InferClosed(Shape input, InferenceContext context);

    public override InferredRow Infer(Shape input, Extent? target, InferenceContext context) =>
        OpenSteps.Infer(this, [this], input, target, context);

    protected InferredRow WindowTooLarge(PaddingRule rule, Shape input, InferenceContext context)
    {
        context.Report(Rules.KernelTooLarge, At, InWords, input.Size.ToString(), PaddingRules.Describe(rule));
        return new(this, null, null);
    }

    protected static string Describe(Extent window, Extent stride) =>
        stride.Height == stride.Width ? FormattableString.Invariant($"{window}/{stride.Height}") : window + "/" + stride;
}
