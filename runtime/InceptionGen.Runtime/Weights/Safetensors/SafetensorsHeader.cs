using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Safetensors;

/// <summary>Reads the header of a safetensors file: a JSON object that gives each tensor's type, shape and place. Everything it says is checked
/// against the file's length before anything is read.</summary>
internal static class SafetensorsHeader
{
    private const string Metadata = "__metadata__";

    /// <summary>Reads the tensors of a header.</summary>
    /// <param name="json">The header.</param>
    /// <param name="dataLength">Bytes that follow it.</param>
    /// <exception cref="InvalidDataException">The header is not such an object, or does not fit the file.</exception>
    public static IReadOnlyList<SafetensorsEntry> Parse(ReadOnlySpan<byte> json, long dataLength)
    {
        try
        {
            List<SafetensorsEntry> tensors = ReadTensors(json);
            RequirePlaces(tensors, dataLength);
            return tensors;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is not UTF-8
            throw new InvalidDataException(exception.Message.TrimEnd('.'), exception);
        }
    }

    private static List<SafetensorsEntry> ReadTensors(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        List<SafetensorsEntry> tensors = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        Expect(ref reader, JsonTokenType.StartObject, "its header is not a JSON object");
        while (ReadName(ref reader) is { } name)
        {
            if (!names.Add(name)) throw new JsonException($"'{name}' is in its header twice.");
            if (name != Metadata)
            {
                tensors.Add(ReadTensor(ref reader, name));
                StoredTensor.RequireFew(tensors.Count);
                continue;
            }

            reader.Read();
            reader.Skip();
        }

        // Nothing but blanks may follow, which pad the header.
        if (reader.Read()) throw new JsonException("its header continues after its end.");
        return tensors;
    }

    private static SafetensorsEntry ReadTensor(ref Utf8JsonReader reader, string name)
    {
        ElementFormat? format = null;
        TensorShape? shape = null;
        (long Start, long End)? place = null;
        Expect(ref reader, JsonTokenType.StartObject, $"'{name}' is not a JSON object");
        while (ReadName(ref reader) is { } key)
        {
            switch (key)
            {
                case "dtype" when format is null:
                    Expect(ref reader, JsonTokenType.String, $"the dtype of '{name}' is not a text");
                    string dtype = reader.GetString()!;
                    format = SafetensorsType.Of(dtype);
                    break;
                case "shape" when shape is null:
                    shape = ReadShape(ref reader, name);
                    break;
                case "data_offsets" when place is null:
                    place = ReadNumbers(ref reader, name, key) is [long start, long end] && start <= end
                        ? (start, end)
                        : throw new JsonException($"the data_offsets of '{name}' are not a start and an end.");
                    break;
                default:
                    throw new JsonException($"'{name}' has '{key}' twice, or '{key}' is unknown.");
            }
        }

        if (format is null || shape is null || place is null) throw new JsonException($"'{name}' lacks its dtype, shape or data_offsets.");
        SafetensorsEntry tensor = new(name, format.Value, shape.Value, place.Value.Start, place.Value.End);
        if (tensor.Format.Size > 0 && (Int128)tensor.Shape.Elements * tensor.Format.Size != tensor.End - tensor.Start)
            throw new JsonException(FormattableString.Invariant($"'{name}' has {tensor.End - tensor.Start} bytes, which do not match {tensor.Shape} of {tensor.Format.Name}."));
        return tensor;
    }

    private static TensorShape ReadShape(ref Utf8JsonReader reader, string name)
    {
        List<long> dimensions = ReadNumbers(ref reader, name, "shape");
        if (dimensions.Any(dimension => dimension > int.MaxValue)) throw new JsonException($"'{name}' has a dimension that is too large.");
        try
        {
            return new TensorShape([.. dimensions.Select(dimension => (int)dimension)]);
        }
        catch (OverflowException)
        {
            throw new JsonException($"'{name}' has more elements than can be counted.");
        }
    }

    private static List<long> ReadNumbers(ref Utf8JsonReader reader, string name, string key)
    {
        List<long> numbers = [];
        Expect(ref reader, JsonTokenType.StartArray, $"the {key} of '{name}' is not a list");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number) || number < 0)
                throw new JsonException($"the {key} of '{name}' contains something that is not a whole number.");
            if (numbers.Count == StoredShape.MostDimensions) throw new JsonException($"the {key} of '{name}' has more than {StoredShape.MostDimensions} numbers.");
            numbers.Add(number);
        }

        return numbers;
    }

    // Tensors lie side by side and fill the file: no two share a byte, and a file that was cut off or appended to is found out.
    private static void RequirePlaces(List<SafetensorsEntry> tensors, long dataLength)
    {
        long end = 0;
        foreach (SafetensorsEntry tensor in tensors.OrderBy(tensor => tensor.Start).ThenBy(tensor => tensor.End))
        {
            if (tensor.End > dataLength)
                throw new JsonException(FormattableString.Invariant($"'{tensor.Name}' ends {tensor.End - dataLength} bytes after the end of the file; the file may be cut off."));
            if (tensor.Start < end) throw new JsonException($"'{tensor.Name}' overlaps the tensor before it.");
            if (tensor.Start > end) throw new JsonException($"there is a gap before '{tensor.Name}'.");
            end = tensor.End;
        }

        if (end != dataLength) throw new JsonException(FormattableString.Invariant($"{dataLength - end} bytes at its end belong to no tensor."));
    }

    private static string? ReadName(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type, string otherwise)
    {
        if (!reader.Read() || reader.TokenType != type) throw new JsonException(otherwise + ".");
    }
}
