using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>What a padding rule gives where the declared size was to decide.</summary>
/// <param name="Size">Null if the kernel does not fit.</param>
internal sealed record CandidateSize(string Rule, Extent? Size)
{
    public override string ToString() => Size is { } size ? Rule + " gives " + size : Rule + " does not fit";
}
