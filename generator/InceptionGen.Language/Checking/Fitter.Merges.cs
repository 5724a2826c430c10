using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

internal sealed partial class Fitter
{
    private Fitted FitConcat(ConcatBlueprint concat, Shape input, Extent? target)
    {
        Extent? wanted = target ?? SizeOfFirstSettled(concat, input);
        var branches = concat.Branches.Select(branch => Fit(branch, input, wanted)).ToList();
        ConcatBlueprint decided = concat with { Branches = branches.Select(branch => branch.Blueprint).ToEquatableArray() };
        if (branches.Exists(branch => branch.Output is null)) return new(decided, null, null);

        Extent size = CommonSize(branches, wanted);
        for (int index = 0; index < branches.Count; index++)
        {
            if (!branches[index].HasSize(size)) ReportOtherSize(concat.Branches[index], branches[index], input, size);
        }

        int[] channels = [.. branches.Select(branch => branch.Output!.Value.Channels)];
        long sum = channels.Sum(count => (long)count);
        if (sum > Limits.Elements) return TooLarge(decided, Limits.Excess(new Shape(1, 1, int.MaxValue))!);

        var output = new Shape(size.Height, size.Width, (int)sum);
        if (Limits.Excess(output) is { } excess) return TooLarge(decided, excess);

        bool fits = branches.TrueForAll(branch => branch.Operation is not null && branch.Output!.Value.Size == size);
        return new(decided, fits ? Concatenate(input, output, branches) : null, output) { BranchChannels = channels.ToEquatableArray() };
    }

    private static OperationSpec Concatenate(Shape input, Shape output, List<Fitted> branches) => branches.Count == 1
        ? branches[0].Operation!
        : new ConcatSpec(input, output, branches.Select(branch => branch.Operation!).ToEquatableArray());

    /// <summary>Branches that leave their padding open follow one that does not.</summary>
    private Extent? SizeOfFirstSettled(ConcatBlueprint concat, Shape input)
    {
        // Without an open branch there is nothing to decide; looking nonetheless would double the work at every level of nested modules.
        Blueprint? settled = concat.Branches.All(IsSettled) ? null : concat.Branches.FirstOrDefault(IsSettled);
        return settled switch
        {
            null => null,
            BranchBlueprint { Declared: { } declared } => declared.Shape.Size,
            _ => Quietly(() => Fit(settled, input, null)).Output?.Size,
        };
    }

    private static bool IsSettled(Blueprint blueprint) => blueprint switch
    {
        BranchBlueprint branch => branch.Declared is not null || IsSettled(branch.Body),
        SequenceBlueprint sequence => sequence.Steps.All(IsSettled),
        ConcatBlueprint concat => concat.Branches.All(IsSettled),
        ModuleUseBlueprint use => IsSettled(use.Body),
        _ => !IsOpen(blueprint),
    };

    private static Extent CommonSize(List<Fitted> branches, Extent? wanted)
    {
        if (wanted is { } size && branches.Exists(branch => branch.HasSize(size))) return size;
        return branches.GroupBy(branch => branch.ClaimedSize ?? branch.Output!.Value.Size).OrderByDescending(group => group.Count()).First().Key;
    }

    private void ReportOtherSize(Blueprint branch, Fitted fitted, Shape input, Extent size)
    {
        if (fitted.Trials.Count > 0) ReportNoPadding(branch, fitted, input, size, declared: null);
        else Report(Rules.BranchSizesDiffer, LastStep(branch).At, Text(fitted.Output), size.ToString());
    }

    private Fitted FitBranch(BranchBlueprint branch, Shape input, Extent? target)
    {
        if (branch.Declared is not { } declared) return Fit(branch.Body, input, target);

        Fitted fitted = Fit(branch.Body, input, declared.Shape.Size);
        Judge(branch.Body, fitted, input, declared);
        return fitted.Output?.Size == declared.Shape.Size ? fitted : fitted with { ClaimedSize = declared.Shape.Size, Trials = default };
    }
}
