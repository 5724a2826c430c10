using System;

namespace InceptionGen.Weights.Storage;

/// <summary>Bytes that any thread may read at any place: a file, or several as if they were one.</summary>
internal interface IByteSource
{
    /// <summary>Copies what lies at a place.</summary>
    /// <exception cref="System.IO.InvalidDataException">That is not all there.</exception>
    void Read(long offset, Span<byte> destination);
}
