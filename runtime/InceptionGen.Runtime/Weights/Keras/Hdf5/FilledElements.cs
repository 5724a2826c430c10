using System;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>Elements that all have the same value.</summary>
/// <param name="value">The value.</param>
/// <param name="format">What they are.</param>
internal sealed class FilledElements(float value, ElementFormat format) : IElements
{
    public string? Defect => format.Defect;

    public (string Name, int Size) Type => (format.Name, format.Size);

    public ElementType Precision => format.Type;

    public void Read(long first, Span<float> destination) => destination.Fill(value);
}
