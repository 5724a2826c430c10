using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>Branches side by side.</summary>
internal sealed record ConcatDraft(CellReference At, EquatableArray<RowDraft> Branches) : RowDraft(At)
{
    public override long Operations { get; } = Branches.Sum(branch => branch.Operations);

    public override bool IsSettled => Branches.All(branch => branch.IsSettled);

    public override InferredRow Infer(Shape input, Extent? target, InferenceContext context)
    {
        Extent? wanted = target ?? SizeOfFirstSettled(input, context);
        var branches = Branches.Select(branch => branch.Infer(input, wanted, context)).ToList();
        ConcatDraft decided = this with { Branches = branches.Select(branch => branch.Draft).ToEquatableArray() };
        if (branches.Exists(branch => branch.Output is null)) return new(decided, null, null);

        Extent size = CommonSize(branches, wanted);
        for (int index = 0; index < branches.Count; index++)
        {
            if (!branches[index].HasSize(size)) ReportOtherSize(Branches[index], branches[index], input, size, context);
        }

        int[] channels = [.. branches.Select(branch => branch.Output!.Value.Channels)];
        long sum = channels.Sum(count => (long)count);
        if (sum > Limits.Elements) return context.TooLarge(decided, Limits.Excess(new Shape(1, 1, int.MaxValue))!);

        var output = new Shape(size.Height, size.Width, (int)sum);
        if (Limits.Excess(output) is { } excess) return context.TooLarge(decided, excess);

        bool fits = branches.TrueForAll(branch => branch.Operation is not null && branch.Output!.Value.Size == size);
        return new(decided, fits ? Concatenate(input, output, branches) : null, output) { BranchChannels = channels.ToEquatableArray() };
    }

    private static OperationSpec Concatenate(Shape input, Shape output, List<InferredRow> branches) => branches.Count == 1
        ? branches[0].Operation!
        : new ConcatSpec(input, output, branches.Select(branch => branch.Operation!).ToEquatableArray());

    /// <summary>Branches that leave their padding open follow one that does not.</summary>
    private Extent? SizeOfFirstSettled(Shape input, InferenceContext context)
    {
        // Without an open branch there is nothing to decide; looking nonetheless would double the work at every level of nested modules.
        RowDraft? settled = IsSettled ? null : Branches.FirstOrDefault(branch => branch.IsSettled);
        return settled switch
        {
            null => null,
            BranchDraft { Declared: { } declared } => declared.Shape.Size,
            _ => settled.Infer(input, target: null, context.Quiet).Output?.Size,
        };
    }

    private static Extent CommonSize(List<InferredRow> branches, Extent? wanted)
    {
        if (wanted is { } size && branches.Exists(branch => branch.HasSize(size))) return size;
        return branches.GroupBy(branch => branch.ClaimedSize ?? branch.Output!.Value.Size).OrderByDescending(group => group.Count()).First().Key;
    }

    private static void ReportOtherSize(RowDraft branch, InferredRow inferred, Shape input, Extent size, InferenceContext context)
    {
        if (inferred.Candidates.Count > 0) DeclaredSizes.ReportNoPadding(branch, inferred, input, size, declared: null, context);
        else context.Report(Rules.BranchSizesDiffer, branch.Last.At, inferred.OutputText, size.ToString());
    }
}
