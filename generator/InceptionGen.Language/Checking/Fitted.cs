using InceptionGen.Language.Model;
using InceptionGen.Language.Parsing;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>A blueprint on an input.</summary>
/// <param name="Blueprint">The same with every padding decided.</param>
/// <param name="Operation">Null if there is none, for a reason that has been reported.</param>
/// <param name="Output">The map it makes; null if that is not known either.</param>
internal sealed record Fitted(Blueprint Blueprint, OperationSpec? Operation, Shape? Output)
{
    /// <summary>The size its own cell declares, where that differs from <see cref="Output"/>; the difference has been reported.</summary>
    public Extent? ClaimedSize { get; init; }

    /// <summary>The rules that were tried for the wanted size, if none gave it.</summary>
    public EquatableArray<Trial> Trials { get; init; }

    /// <summary>The channels of a concatenation's branches.</summary>
    public EquatableArray<int> BranchChannels { get; init; }

    public bool HasSize(Extent size) => (Output is { } output && output.Size == size) || ClaimedSize == size;
}

/// <summary>What a padding rule gives where the declared size was to decide.</summary>
/// <param name="Size">Null if the kernel does not fit.</param>
internal sealed record Trial(string Rule, Extent? Size)
{
    public override string ToString() => Size is { } size ? Rule + " gives " + size : Rule + " does not fit";
}
