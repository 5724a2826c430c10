using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using InceptionGen.Hosting;

namespace InceptionGen.AspNetCore;

/// <summary>An output as the answer gives it: its values, or the names of the most likely classes ("0.91:281:tabby").</summary>
internal sealed class OutputTensor
{
    public OutputTensor(RequestedOutput requested, ModelOutput output, HostedModel model, float[] values)
    {
        Requested = requested;
        int images = values.Length / output.Elements;
        if (requested.Classes == 0)
        {
            Values = values;
            Shape = [images, .. output.Dimensions];
            return;
        }

        int count = Math.Min(requested.Classes, output.Elements);
        Shape = [images, count];
        Classes = [.. Enumerable.Range(0, images).SelectMany(image => Named(values.AsSpan(image * output.Elements, output.Elements), count, model))];
    }

    /// <summary>What the request says of it.</summary>
    public RequestedOutput Requested { get; }

    /// <summary>What the model calls it.</summary>
    public string Name => Requested.Name;

    /// <summary>The protocol's type.</summary>
    public string Datatype => Classes is null ? "FP32" : "BYTES";

    /// <summary>Its dimensions; the first is the number of images.</summary>
    public long[] Shape { get; }

    /// <summary>Its values; none if classes are named instead.</summary>
    public float[] Values { get; } = [];

    /// <summary>The names of the most likely classes of each image; null if its values are asked for.</summary>
    public IReadOnlyList<string>? Classes { get; }

    /// <summary>Its bytes: values little-endian, names each with its length before it.</summary>
    public byte[] ToBytes() => Classes is null ? FloatBytes(Values) : ClassBytes(Classes);

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

    private static byte[] ClassBytes(IReadOnlyList<string> classes)
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
