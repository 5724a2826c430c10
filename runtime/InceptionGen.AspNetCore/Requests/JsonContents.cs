using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text.Json;

namespace InceptionGen.AspNetCore;

/// <summary>The values of a tensor in JSON, flat or nested, row by row.</summary>
internal sealed class JsonContents(ReadOnlyMemory<byte> json) : TensorContents
{
    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> ReadNumbers(InputTensor input, long elements)
    {
        bool isFloat = input.Datatype == "FP32";
        byte[] bytes = new byte[checked(elements * (isFloat ? sizeof(float) : 1))];
        var reader = new Utf8JsonReader(json.Span);
        long count = 0;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray) continue;
            if (count == elements) throw WrongCount(input, count + 1, elements);
            if (isFloat && reader.TokenType == JsonTokenType.Number && reader.TryGetSingle(out float number) && float.IsFinite(number))
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(checked((int)count * sizeof(float))), number);
            else if (!isFloat && reader.TokenType == JsonTokenType.Number && reader.TryGetByte(out byte value))
                bytes[count] = value;
            else
                throw ProtocolException.Invalid($"Value {count} of input '{input.Name}' cannot be a {input.Datatype}.");
            count++;
        }

        return count == elements ? bytes : throw WrongCount(input, count, elements);
    }

    /// <summary>Files, each as text in base64.</summary>
    public override IReadOnlyList<ReadOnlyMemory<byte>> ReadFiles(InputTensor input, long elements)
    {
        var files = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(json.Span);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray) continue;
            if (files.Count == elements) throw WrongCount(input, files.Count + 1, elements);
            if (FileAt(ref reader) is not { } file)
                throw ProtocolException.Invalid($"Value {files.Count} of input '{input.Name}' is not text in base64. In JSON, BYTES are the base64 of a photo's file.");
            files.Add(file);
        }

        return files.Count == elements ? files : throw WrongCount(input, files.Count, elements);
    }

    private static byte[]? FileAt(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out byte[]? file) ? file : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: JSON to the reader, and no text.
            return null;
        }
    }
}
