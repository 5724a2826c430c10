using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>What a row does, without the sizes of its maps: these can be inferred for any input.</summary>
/// <param name="At">The cell that a mistake of this operation is shown at.</param>
internal abstract record RowDraft(CellReference At)
{
    /// <summary>How many operations it makes, modules unfolded.</summary>
    public virtual long Operations => 1;

    /// <summary>What messages call it: "3x3/2 convolution".</summary>
    public virtual string InWords => "row";

    /// <summary>The operation at its end: itself, unless it is a chain.</summary>
    public virtual RowDraft Last => this;

    /// <summary>Whether no padding in it waits for a declared size.</summary>
    public virtual bool IsSettled => true;

    /// <summary>Computes the shapes, decides open paddings, and reports what does not fit.</summary>
    /// <param name="target">The height and width that the output should have, where paddings are open; null if nothing declares them.</param>
    public abstract InferredRow Infer(Shape input, Extent? target, InferenceContext context);

    /// <summary>The same with another operation in place of one of its own.</summary>
    public virtual RowDraft Replace(RowDraft old, RowDraft replacement) => ReferenceEquals(this, old) ? replacement : this;

    /// <summary>Whether it belongs to a classifier, which turns a map into scores.</summary>
    /// <param name="output">The map that it makes.</param>
    public virtual bool IsClassifying(Shape output) => false;
}
