using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Advising;

/// <summary>A convolution of the network itself.</summary>
/// <param name="At">The cell that says it; its row's own, where the module is in another file.</param>
/// <param name="Before">The convolution before it in the same branch; null if it reads something else.</param>
/// <param name="StartsBranch">Whether it reads what its module reads.</param>
internal sealed record PlacedConvolution(ConvolutionSpec Spec, CellReference At, ConvolutionSpec? Before, bool StartsBranch)
{
    private static readonly Extent One = new(1, 1);

    /// <summary>Whether it has a kernel of pixels around, keeps the grid and reads all channels: neither linear layer nor depthwise convolution.</summary>
    public bool IsSpatial => Spec.Kernel is { Height: > 2, Width: > 2 } && Spec.Stride == One && Spec.Groups == 1 && Spec.Output.Size != One;

    /// <summary>Whether a 1x1 reduces what it reads.</summary>
    public bool IsReduced => Before is { } before && before.Kernel == One && before.Stride == One;

    public string Kernel => Spec.Kernel.ToString();

    /// <summary>What the same map costs with another number of weights for each of its pixels.</summary>
    public long MultiplyAdds(long weights) => weights * Spec.Output.Height * Spec.Output.Width;

    /// <param name="document">The table whose cells may be named.</param>
    public static IReadOnlyList<PlacedConvolution> Of(TableDocument document, IEnumerable<TrunkRow> trunk)
    {
        var found = new List<PlacedConvolution>();
        OperationSpec? last = null;
        foreach (Stage stage in trunk.Select(row => row.Stage))
        {
            // Equal copies are one operation.
            if (ReferenceEquals(stage.Operation, last)) continue;
            last = stage.Operation;
            ConvolutionDraft[] drafts = [.. In(stage.Draft!)];
            PlacedConvolution[] placed = [.. In(stage.Operation, stage.At, before: null, startsBranch: false, isModule: true)];
            for (int index = 0; index < placed.Length; index++)
            {
                bool isHere = drafts.Length == placed.Length && drafts[index].At.Cell.Location.Path == document.Path;
                found.Add(isHere ? placed[index] with { At = drafts[index].At } : placed[index]);
            }
        }

        return found;
    }

    private static IEnumerable<ConvolutionDraft> In(RowDraft draft) => draft switch
    {
        ConvolutionDraft convolution => [convolution],
        SequenceDraft sequence => sequence.Steps.SelectMany(In),
        ConcatDraft concat => concat.Branches.SelectMany(In),
        BranchDraft branch => In(branch.Body),
        ResidualDraft residual => In(residual.Body),
        ModuleUseDraft use => In(use.Body),
        _ => [],
    };

    private static IEnumerable<PlacedConvolution> In(OperationSpec operation, CellReference at, ConvolutionSpec? before, bool startsBranch, bool isModule)
    {
        switch (operation)
        {
            case ConvolutionSpec { IsLinear: false, HasKernel: true } convolution:
                return [new PlacedConvolution(convolution, at, before, startsBranch)];
            case ConcatSpec concat:
                return concat.Branches.SelectMany(branch => In(branch, at, before, startsBranch: isModule, isModule: false));
            case ResidualSpec residual:
                return In(residual.Body, at, before, startsBranch, isModule);
            case SequenceSpec sequence:
                return sequence.Operations.SelectMany((step, index) =>
                    In(step, at, index == 0 ? before : sequence.Operations[index - 1] as ConvolutionSpec, startsBranch && index == 0, isModule));
            default:
                return [];
        }
    }
}
