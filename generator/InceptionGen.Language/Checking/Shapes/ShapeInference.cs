using System.Collections.Generic;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>Infers the shapes of drafts from their inputs: decides paddings, computes sizes, and notes what does not fit.</summary>
/// <param name="useSite">The cell that names the module whose shapes are inferred; null outside of modules.</param>
/// <param name="reportsUnread">Whether pixels that no window reads are worth a warning.</param>
internal sealed class ShapeInference(CellReference? useSite = null, bool reportsUnread = true)
{
    private readonly InferenceContext _context = new(new InferenceLog()) { UseSite = useSite, ReportsUnread = reportsUnread };

    public IReadOnlyList<DiagnosticInfo> Problems => _context.Log.Problems;

    /// <summary>Paddings for which several rules fit that pad differently.</summary>
    public IReadOnlyList<OpenPadding> Open => _context.Log.Open;

    public bool HasErrors => _context.Log.HasErrors;

    /// <param name="target">The height and width that the output should have, where paddings are open; null if nothing declares them.</param>
    public InferredRow Infer(RowDraft draft, Shape input, Extent? target) => draft.Infer(input, target, _context);

    /// <summary>Reports where a row gives another shape than its cell declares.</summary>
    /// <param name="draft">As it was before its paddings were decided.</param>
    public void Compare(RowDraft draft, InferredRow inferred, Shape input, DeclaredShape declared) =>
        DeclaredSizes.Compare(draft, inferred, input, declared, _context);
}
