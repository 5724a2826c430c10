using System;
using System.Buffers.Binary;
using System.Text.Json;

namespace InceptionGen.Client;

/// <summary>Writes the values of an input in JSON, flat, for servers that do not take bytes.</summary>
internal static class JsonData
{
    /// <summary>How files are written, as the parameter "content_type" of MLServer calls it: JSON has no bytes.</summary>
    public const string Base64 = "base64";

    /// <summary>Writes them as an array.</summary>
    /// <exception cref="ArgumentException">A value is not a number, which JSON cannot say.</exception>
    public static void Write(Utf8JsonWriter json, InferenceInput input)
    {
        ReadOnlySpan<byte> bytes = input.Bytes.Span;
        json.WriteStartArray();
        switch (input.Datatype)
        {
            case Datatypes.Bytes: WriteFiles(json, bytes); break;
            case "BOOL": Each<bool>(bytes, json.WriteBooleanValue); break;
            case "UINT8": Each<byte>(bytes, value => json.WriteNumberValue((uint)value)); break;
            case "UINT16": Each<ushort>(bytes, value => json.WriteNumberValue((uint)value)); break;
            case "UINT32": Each<uint>(bytes, json.WriteNumberValue); break;
            case "UINT64": Each<ulong>(bytes, json.WriteNumberValue); break;
            case "INT8": Each<sbyte>(bytes, value => json.WriteNumberValue((int)value)); break;
            case "INT16": Each<short>(bytes, value => json.WriteNumberValue((int)value)); break;
            case "INT32": Each<int>(bytes, json.WriteNumberValue); break;
            case "INT64": Each<long>(bytes, json.WriteNumberValue); break;
            case "FP16": Each<Half>(bytes, value => json.WriteNumberValue((float)RequireNumber(value, input))); break;
            case "FP32": Each<float>(bytes, value => json.WriteNumberValue((float)RequireNumber(value, input))); break;
            default: Each<double>(bytes, value => json.WriteNumberValue(RequireNumber(value, input))); break;
        }

        json.WriteEndArray();
    }

    private static void Each<T>(ReadOnlySpan<byte> bytes, Action<T> write)
        where T : unmanaged
    {
        foreach (T value in Datatypes.FromLittleEndian<T>(bytes)) write(value);
    }

    private static double RequireNumber<T>(T value, InferenceInput input)
        where T : System.Numerics.IFloatingPointIeee754<T> => T.IsFinite(value)
            ? double.CreateChecked(value)
            : throw new ArgumentException($"Input '{input.Name}' has {value}. The server takes JSON only, which cannot say it.");

    private static void WriteFiles(Utf8JsonWriter json, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int length = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            json.WriteBase64StringValue(bytes.Slice(sizeof(uint), length));
            bytes = bytes[(sizeof(uint) + length)..];
        }
    }
}
