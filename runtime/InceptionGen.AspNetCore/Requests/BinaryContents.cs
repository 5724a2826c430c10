using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace InceptionGen.AspNetCore;

/// <summary>Values as bytes: numbers little-endian, files each with its length before it.</summary>
internal sealed class BinaryContents(ReadOnlyMemory<byte> bytes) : TensorContents
{
    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> ReadNumbers(InputTensor input, long elements)
    {
        long expected = elements * (input.Datatype == "FP32" ? sizeof(float) : 1);
        return bytes.Length == expected
            ? bytes
            : throw ProtocolException.Invalid($"Input '{input.Name}' has {bytes.Length} bytes; its shape {input.ShapeText} of {input.Datatype} has {expected}.");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ReadOnlyMemory<byte>> ReadFiles(InputTensor input, long elements)
    {
        var files = new List<ReadOnlyMemory<byte>>();
        ReadOnlyMemory<byte> rest = bytes;
        while (rest.Length >= sizeof(uint) && files.Count < elements)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(rest.Span);
            rest = rest[sizeof(uint)..];
            if (length > rest.Length) throw ProtocolException.Invalid($"Element {files.Count} of input '{input.Name}' says that it has {length} bytes; {rest.Length} are left.");
            files.Add(rest[..(int)length]);
            rest = rest[(int)length..];
        }

        return files.Count == elements && rest.IsEmpty
            ? files
            : throw ProtocolException.Invalid($"The bytes of input '{input.Name}' are not {elements} elements, each with its length before it.");
    }
}
