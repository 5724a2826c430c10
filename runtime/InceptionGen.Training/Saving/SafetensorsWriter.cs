using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace InceptionGen.Training.Saving;

/// <summary>Writes safetensors files: eight bytes of length, a header in JSON, and the numbers as float32, little-endian.</summary>
internal static class SafetensorsWriter
{
    private const int HeaderAlignment = 8;

    /// <summary>Writes all tensors of a source. The file is complete, or as it was before.</summary>
    /// <param name="path">The file.</param>
    /// <param name="weights">The tensors.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, IWeightSource weights) => WholeFile.Write(path, stream => Write(stream, weights));

    private static void Write(Stream stream, IWeightSource weights)
    {
        KeyValuePair<string, TensorShape>[] tensors = [.. weights.Tensors.OrderBy(tensor => tensor.Key, StringComparer.Ordinal)];
        byte[] header = Header(tensors);
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach ((string name, TensorShape shape) in tensors)
        {
            float[] numbers = new float[shape.Elements];
            weights.Read(name, numbers);
            if (!BitConverter.IsLittleEndian)
            {
                Span<int> bits = MemoryMarshal.Cast<float, int>(numbers.AsSpan());
                BinaryPrimitives.ReverseEndianness(bits, bits);
            }

            stream.Write(MemoryMarshal.AsBytes<float>(numbers));
        }
    }

    private static byte[] Header(KeyValuePair<string, TensorShape>[] tensors)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            long offset = 0;
            json.WriteStartObject();
            foreach ((string name, TensorShape shape) in tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (long dimension in shape.Dimensions) json.WriteNumberValue(dimension);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += shape.Elements * sizeof(float));
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
