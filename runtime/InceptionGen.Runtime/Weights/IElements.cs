using System;

namespace InceptionGen.Weights;

/// <summary>Elements as they follow each other in a file, read as float32.</summary>
internal interface IElements
{
    /// <summary>What a message calls their type: "int64".</summary>
    string TypeName { get; }

    /// <summary>Whether they are floating-point numbers, or integers that stand for such.</summary>
    bool AreNumbers { get; }

    /// <summary>What a message says of a tensor that cannot be read: "holds int64, which are no floating-point numbers"; null if it can.</summary>
    string? Defect => AreNumbers ? null : $"holds {TypeName}, which are no floating-point numbers";

    /// <summary>What a tensor is read from: these elements, or, if they are compressed, a copy in memory that lasts as long as that reading.</summary>
    /// <exception cref="System.IO.InvalidDataException">They are damaged.</exception>
    IElements Unpack() => this;

    /// <summary>Reads the elements [first, first + destination.Length). Any thread may call it.</summary>
    void Read(long first, Span<float> destination);
}
