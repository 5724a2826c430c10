using System;

namespace InceptionGen.Weights.Storage;

/// <summary>Elements as they follow each other in a file, read as float32.</summary>
internal interface IElements
{
    /// <summary>Why they cannot be read ("holds int64, which are not floating-point numbers"); null if they can.</summary>
    string? Defect { get; }

    /// <summary>What the file calls their type ("F32", "uint8"), and how many bytes each takes in it; 0 if that is not known.</summary>
    (string Name, int Size) Type { get; }

    /// <summary>The type that holds every one of them exactly as it is read; float32 of those that are read by a formula.</summary>
    ElementType Precision => ElementType.Float32;

    /// <summary>What a tensor is read from: these elements, or, if they are compressed, a copy in memory that lasts as long as that reading.</summary>
    /// <exception cref="System.IO.InvalidDataException">They are damaged.</exception>
    IElements Unpack() => this;

    /// <summary>Reads the elements [first, first + destination.Length). Any thread may call it.</summary>
    void Read(long first, Span<float> destination);
}
