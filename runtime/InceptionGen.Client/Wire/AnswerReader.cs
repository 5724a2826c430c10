using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json;

namespace InceptionGen.Client;

/// <summary>Reads what a server answers.</summary>
internal static class AnswerReader
{
    /// <summary>The server's metadata.</summary>
    public static ServerMetadata Server(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement;
        return new(Text(root, "name") ?? "", Text(root, "version") ?? "", Texts(root, "extensions"));
    }

    /// <summary>A model's metadata.</summary>
    public static ModelMetadata Model(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement;
        return new(root.GetProperty("name").GetString()!, Texts(root, "versions"), Text(root, "platform") ?? "", Tensors(root, "inputs"), Tensors(root, "outputs"));
    }

    /// <summary>A model's answer: JSON, and after it the bytes of outputs.</summary>
    /// <exception cref="FormatException">The bytes are not those that the JSON describes.</exception>
    public static InferenceResult Result(ReadOnlyMemory<byte> body, HttpResponseMessage response)
    {
        int length = body.Length;
        if (response.Headers.TryGetValues(TensorContent.HeaderLength, out IEnumerable<string>? values) || response.Content.Headers.TryGetValues(TensorContent.HeaderLength, out values))
            length = int.Parse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture);
        if (length > body.Length) throw new FormatException($"its JSON ends after {length} bytes; it has {body.Length}.");
        ReadOnlyMemory<byte> rest = body[length..];
        using JsonDocument document = JsonDocument.Parse(body[..length]);
        JsonElement root = document.RootElement;
        var outputs = new List<InferenceTensor>();
        foreach (JsonElement output in root.GetProperty("outputs").EnumerateArray()) outputs.Add(Output(output, ref rest));
        return new(Text(root, "model_name") ?? "", Text(root, "model_version"), Text(root, "id"), outputs);
    }

    /// <summary>The error that an answer names; null if it names none.</summary>
    public static string? Error(string body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Text(document.RootElement, "error") : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static InferenceTensor Output(JsonElement output, ref ReadOnlyMemory<byte> rest)
    {
        string name = output.GetProperty("name").GetString()!;
        string datatype = output.GetProperty("datatype").GetString()!;
        long[] shape = Shape(output);
        ReadOnlyMemory<byte> bytes = output.TryGetProperty("data", out JsonElement data) ? JsonValues.Read(data, name, datatype) : Binary(output, name, ref rest);
        long elements = shape.Aggregate(1L, (product, size) => checked(product * size));
        return Datatypes.SizeOf(datatype) is { } each && bytes.Length != elements * each
            ? throw new FormatException($"output '{name}' has {bytes.Length} bytes; its shape [{string.Join(",", shape)}] of {datatype} has {elements * each}.")
            : new(name, datatype, shape, bytes);
    }

    private static ReadOnlyMemory<byte> Binary(JsonElement output, string name, ref ReadOnlyMemory<byte> rest)
    {
        int size = output.GetProperty("parameters").GetProperty("binary_data_size").GetInt32();
        if (size < 0 || size > rest.Length) throw new FormatException($"output '{name}' has {size} bytes; {rest.Length} are left.");
        ReadOnlyMemory<byte> bytes = rest[..size];
        rest = rest[size..];
        return bytes;
    }

    private static long[] Shape(JsonElement tensor) => [.. tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];

    private static TensorMetadata[] Tensors(JsonElement root, string name) =>
        [.. root.GetProperty(name).EnumerateArray().Select(tensor => new TensorMetadata(tensor.GetProperty("name").GetString()!, tensor.GetProperty("datatype").GetString()!, Shape(tensor)))];

    private static string[] Texts(JsonElement root, string name) => root.TryGetProperty(name, out JsonElement list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
