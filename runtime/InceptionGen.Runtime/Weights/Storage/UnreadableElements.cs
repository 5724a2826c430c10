using System;

namespace InceptionGen.Weights.Storage;

/// <summary>Elements that a file has in a form that is not read. A network that does not need them loads all the same.</summary>
/// <param name="defect">What a message says of their tensor: "is compressed with LZF, which ...".</param>
internal sealed class UnreadableElements(string defect) : IElements
{
    public string? Defect => defect;

    public (string Name, int Size) Type => ("not read", 0);

    public void Read(long first, Span<float> destination) => throw new InvalidOperationException(defect);
}
