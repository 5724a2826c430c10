using System;

namespace InceptionGen.Weights;

/// <summary>Elements as they follow each other in a file, read as float32.</summary>
internal interface IElements
{
    /// <summary>What a message calls their type: "int64".</summary>
    string TypeName { get; }

    /// <summary>Whether they are floating-point numbers, or integers that stand for such.</summary>
    bool AreNumbers { get; }

    /// <summary>Reads the elements [first, first + destination.Length). Any thread may call it.</summary>
    void Read(long first, Span<float> destination);
}
