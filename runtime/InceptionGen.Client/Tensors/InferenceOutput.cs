using System;

namespace InceptionGen.Client;

/// <summary>An output that a request asks for.</summary>
/// <param name="Name">What the model calls it.</param>
/// <param name="Classes">How many of the most likely classes to name instead of all values; 0 for the values.</param>
public sealed record InferenceOutput(string Name, int Classes = 0)
{
    /// <summary>The most likely classes of each image, by name: <see cref="InferenceTensor.ToClasses"/> reads them.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than one.</exception>
    public static InferenceOutput TopClasses(string name, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new(name, count);
    }
}
