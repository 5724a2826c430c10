using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Safetensors;

/// <summary>A safetensors file: eight bytes with the header's length, the header, the tensors' bytes (little-endian).</summary>
internal static class SafetensorsFile
{
    private const int LengthBytes = 8;

    // What the format's own library accepts.
    private const long LongestHeader = 100_000_000;

    /// <summary>Finds the tensors of a file.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static WeightContents Read(StoredBytes file)
    {
        byte[] header = ReadHeader(file);
        long dataStart = LengthBytes + header.Length;
        return new WeightContents
        {
            Tensors = [.. SafetensorsHeader.Parse(header, file.Length - dataStart)
                .Where(entry => !entry.Name.StartsWith(TrainingTensors.Prefix, StringComparison.Ordinal))
                .Select(entry => StoredTensor.Packed(entry.Name, entry.Shape, new PlainElements(file, dataStart + entry.Start, entry.Format)))],
        };
    }

    private static byte[] ReadHeader(StoredBytes file)
    {
        if (file.Length < LengthBytes) throw new InvalidDataException("it is shorter than a header");
        Span<byte> lengthBytes = stackalloc byte[LengthBytes];
        file.Read(0, lengthBytes);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (length > (ulong)(file.Length - LengthBytes))
            throw new InvalidDataException(FormattableString.Invariant($"a header of {length} bytes goes beyond its end"));
        if (length > LongestHeader)
            throw new InvalidDataException(FormattableString.Invariant($"a header of {length} bytes is longer than the format allows"));

        byte[] header = new byte[(int)length];
        file.Read(LengthBytes, header.AsSpan());
        return header;
    }
}
