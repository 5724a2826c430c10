using System.Buffers;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>Writes weights as safetensors: the length of a header in JSON, the header, and the numbers.</summary>
internal static class SafetensorsWriter
{
    public static void Write(string path, IWeightSource weights)
    {
        string[] names = [.. weights.Tensors.Keys];
        ArrayBufferWriter<byte> header = new();
        using (Utf8JsonWriter json = new(header))
        {
            json.WriteStartObject();
            long offset = 0;
            foreach (string name in names)
            {
                long end = offset + (weights.Tensors[name].Elements * sizeof(float));
                json.WriteStartObject(name);
                json.WriteString("dtype", "F32");
                WriteNumbers(json, "shape", [.. weights.Tensors[name].Dimensions.ToArray().Select(dimension => (long)dimension)]);
                WriteNumbers(json, "data_offsets", [offset, end]);
                json.WriteEndObject();
                offset = end;
            }

            json.WriteEndObject();
        }

        using FileStream file = File.Create(path);
        byte[] length = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.WrittenCount);
        file.Write(length);
        file.Write(header.WrittenSpan);
        foreach (string name in names)
        {
            float[] values = new float[weights.Tensors[name].Elements];
            weights.Read(name, values);
            file.Write(MemoryMarshal.AsBytes<float>(values));
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, long[] numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
