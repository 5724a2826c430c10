using System.Linq;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>A sequence of operations.</summary>
internal sealed record SequenceDraft(CellReference At, EquatableArray<RowDraft> Steps) : RowDraft(At)
{
    // Summed when it is made: a module is in the tree once for every use, and a sum over the unfolded tree could take for ever.
    public override long Operations { get; } = Steps.Sum(step => step.Operations);

    public override string InWords => Steps.Count > 0 ? "chain that ends in a " + Last.InWords : base.InWords;

    public override RowDraft Last => Steps.Count > 0 ? Steps[Steps.Count - 1].Last : this;

    public override bool IsSettled => Steps.All(step => step.IsSettled);

    public override InferredRow Infer(Shape input, Extent? target, InferenceContext context) => OpenSteps.Infer(this, Steps, input, target, context);

    public override RowDraft Replace(RowDraft old, RowDraft replacement) =>
        ReferenceEquals(this, old) ? replacement : this with { Steps = new(Steps.Select(step => step.Replace(old, replacement))) };
}
