using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>A module table where a row names it.</summary>
/// <param name="At">The cell that names it.</param>
/// <param name="Name">The module's name.</param>
/// <param name="WrittenFor">The input that the module's table declares; null if it declares none.</param>
/// <param name="ColumnPrefix">The prefix of the columns of its convolutions, where the module is nested in another: "conv 2/".</param>
internal sealed record ModuleUseDraft(CellReference At, string Name, RowDraft Body, Shape? WrittenFor, string ColumnPrefix) : RowDraft(At)
{
    /// <summary>The module that makes the grid smaller after a row's last copy; null if this one's table names none.</summary>
    public ModuleUseDraft? Reduction { get; init; }

    /// <summary>Paddings of a module that declares its sizes, where these fit several rules.</summary>
    public EquatableArray<OpenPadding> Open { get; init; }

    public override long Operations => Body.Operations + (Reduction?.Operations ?? 0);

    public override string InWords => "module '" + Excerpt.Of(Name) + "'";

    public override bool IsSettled => Body.IsSettled;

    /// <summary>A row's last copy: with the reduction after it if the row declares a smaller map than it reads.</summary>
    public RowDraft AsLastCopy(Shape input, DeclaredShape? declared)
    {
        if (Reduction is null || declared is not { Shape: var output }) return this;
        return output.Height < input.Height || output.Width < input.Width ? new SequenceDraft(At, EquatableArray.Of<RowDraft>(this, Reduction)) : this;
    }

    public override InferredRow Infer(Shape input, Extent? target, InferenceContext context)
    {
        if (WrittenFor is { } written && written.Channels != input.Channels)
            context.Report(Rules.ModuleInputDiffers, At, Excerpt.Of(Name), written.ToString(), input.ToString());

        // A module that declares sizes has been judged by them.
        InferenceContext within = context with
        {
            UseSite = context.UseSite ?? At,
            ReportsUnread = context.ReportsUnread && WrittenFor is null,
            ColumnPrefix = context.ColumnPrefix + ColumnPrefix,
        };
        foreach (OpenPadding padding in Open) within.Note(padding);
        InferredRow body = Body.Infer(input, target, within);
        return body with { Draft = this with { Body = body.Draft } };
    }
}
