using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>A draft on an input.</summary>
/// <param name="Draft">The same with every padding decided.</param>
/// <param name="Operation">Null if there is none, for a reason that has been reported.</param>
/// <param name="Output">The map it makes; null if that is not known either.</param>
internal sealed record InferredRow(RowDraft Draft, OperationSpec? Operation, Shape? Output)
{
    /// <summary>The size its own cell declares, where that differs from <see cref="Output"/>; the difference has been reported.</summary>
    public Extent? ClaimedSize { get; init; }

    /// <summary>The rules that were tried for the wanted size, if none gave it.</summary>
    public EquatableArray<CandidateSize> Candidates { get; init; }

    /// <summary>The channels of a concatenation's branches.</summary>
    public EquatableArray<int> BranchChannels { get; init; }

    /// <summary>The output in a message; empty if it is not known.</summary>
    public string OutputText => Output?.ToString() ?? "";

    public bool HasSize(Extent size) => (Output is { } output && output.Size == size) || ClaimedSize == size;
}
