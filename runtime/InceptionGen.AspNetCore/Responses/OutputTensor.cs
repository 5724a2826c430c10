using System;
using System.Buffers.Binary;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using InceptionGen.Hosting;

namespace InceptionGen.AspNetCore;

/// <summary>An output as the answer gives it: its values, or the names of the most likely classes ("0.91:281:tabby").</summary>
internal sealed class OutputTensor
{
    private readonly string _name;
    private readonly long[] _shape;
    private readonly float[]? _values;
    private readonly string[]? _classes;

    public OutputTensor(RequestedOutput requested, ModelOutput output, HostedModel model, float[] values, bool isBinary)
    {
        (_name, IsBinary) = (output.Name, isBinary);
        int images = values.Length / output.Elements;
        if (requested.Classes == 0)
        {
            _values = values;
            _shape = [images, .. output.Dimensions];
            if (!isBinary && !values.All(float.IsFinite))
                throw new ProtocolException(500, $"Output '{_name}' has values that JSON cannot say, since they are not finite. Ask for it with binary_data.");
            return;
        }

        int count = Math.Min(requested.Classes, output.Elements);
        _shape = [images, count];
        _classes = [.. Enumerable.Range(0, images).SelectMany(image => Named(values.AsSpan(image * output.Elements, output.Elements), count, model))];
        if (isBinary) Bytes = ClassBytes(_classes);
    }

    /// <summary>Whether it comes after the JSON.</summary>
    public bool IsBinary { get; }

    private byte[] Bytes { get; set; } = [];

    /// <summary>Writes its description, and its values unless they are binary.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", _name);
        json.WriteString("datatype", _values is null ? "BYTES" : "FP32");
        json.WriteStartArray("shape");
        foreach (long size in _shape) json.WriteNumberValue(size);
        json.WriteEndArray();
        if (IsBinary)
        {
            if (_values is not null) Bytes = FloatBytes(_values);
            json.WriteStartObject("parameters");
            json.WriteNumber("binary_data_size", Bytes.Length);
            json.WriteEndObject();
        }
        else
        {
            json.WriteStartArray("data");
            foreach (float value in _values ?? []) json.WriteNumberValue(value);
            foreach (string name in _classes ?? []) json.WriteStringValue(name);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes what comes after the JSON.</summary>
    public void WriteBinary(Stream body) => body.Write(Bytes);

    private static string[] Named(ReadOnlySpan<float> values, int count, HostedModel model)
    {
        float[] copy = values.ToArray();
        return [.. Ranking.Top(copy, count).Select(index => string.Create(CultureInfo.InvariantCulture, $"{copy[index]:F6}:{index}:{Label(model, index)}"))];
    }

    // Triton leaves out a name that nobody gives, and its own image_client fails then.
    private static string Label(HostedModel model, int index) =>
        index < model.Labels.Count ? model.Labels[index] : string.Create(CultureInfo.InvariantCulture, $"class {index}");

    private static byte[] FloatBytes(float[] values)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return bytes;
    }

    private static byte[] ClassBytes(string[] classes)
    {
        using var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(uint)];
        foreach (string name in classes)
        {
            byte[] text = Encoding.UTF8.GetBytes(name);
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)text.Length);
            bytes.Write(length);
            bytes.Write(text);
        }

        return bytes.ToArray();
    }
}
