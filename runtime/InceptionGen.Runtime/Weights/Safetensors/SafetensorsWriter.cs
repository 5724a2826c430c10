using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Safetensors;

/// <summary>Writes safetensors files: eight bytes of length, a header in JSON, and the numbers, little-endian.</summary>
internal static class SafetensorsWriter
{
    /// <summary>Quotes within texts are written as \".</summary>
    public static readonly JsonWriterOptions ReadableJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int HeaderAlignment = 8;

    /// <summary>Writes tensors and texts. The file is complete, or as it was before.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The tensors.</param>
    /// <param name="metadata">The texts, each with a name; the file has no metadata if there are none.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<SavedTensor> tensors, IReadOnlyList<(string Name, string Text)> metadata) =>
        WholeFile.Write(path, stream => Write(stream, tensors, metadata));

    /// <summary>Writes them to a stream, from where it stands.</summary>
    public static void Write(Stream stream, IReadOnlyList<SavedTensor> tensors, IReadOnlyList<(string Name, string Text)> metadata)
    {
        byte[] header = Header(tensors, metadata);
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        float[] buffer = new float[tensors.Select(tensor => Math.Min(tensor.PartLength, tensor.Shape.Elements)).DefaultIfEmpty().Max()];
        foreach (SavedTensor tensor in tensors)
        {
            int count = checked((int)tensor.Shape.Elements);
            for (int first = 0; first < count; first += tensor.PartLength)
            {
                Span<float> numbers = buffer.AsSpan(0, Math.Min(tensor.PartLength, count - first));
                tensor.Read(first, numbers);
                stream.Write(Stored(numbers, tensor.Type));
            }
        }
    }

    // In the memory of the numbers, which are not needed afterwards: no type takes more than float32.
    private static ReadOnlySpan<byte> Stored(Span<float> numbers, ElementType type)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(numbers);
        switch (type)
        {
            case ElementType.Float32:
                if (!BitConverter.IsLittleEndian)
                {
                    Span<int> bits = MemoryMarshal.Cast<float, int>(numbers);
                    BinaryPrimitives.ReverseEndianness(bits, bits);
                }

                return bytes;
            case ElementType.Float16:
                for (int i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteHalfLittleEndian(bytes[(i * 2)..], (Half)numbers[i]);
                return bytes[..(numbers.Length * 2)];
            case ElementType.BFloat16:
                for (int i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteUInt16LittleEndian(bytes[(i * 2)..], (ushort)(BitConverter.SingleToUInt32Bits(numbers[i]) >> 16));
                return bytes[..(numbers.Length * 2)];
            default:
                throw new InvalidOperationException($"{type} is not written.");
        }
    }

    private static byte[] Header(IReadOnlyList<SavedTensor> tensors, IReadOnlyList<(string Name, string Text)> metadata)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, ReadableJson))
        {
            long offset = 0;
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject("__metadata__");
                foreach ((string name, string text) in metadata) json.WriteString(name, text);
                json.WriteEndObject();
            }

            foreach (SavedTensor tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", SafetensorsType.NameOf(tensor.Type));
                json.WriteStartArray("shape");
                foreach (long dimension in tensor.Shape.Dimensions) json.WriteNumberValue(dimension);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += tensor.Bytes);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Blanks, so that the numbers begin at a multiple of eight bytes.
        while (memory.Length % HeaderAlignment != 0) memory.WriteByte((byte)' ');
        return memory.ToArray();
    }
}
