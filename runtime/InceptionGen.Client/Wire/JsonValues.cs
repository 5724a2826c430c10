using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace InceptionGen.Client;

/// <summary>The values of an output in JSON, flat or nested, for servers that do not send bytes.</summary>
internal static class JsonValues
{
    /// <summary>Their bytes, as the binary extension has them.</summary>
    /// <exception cref="FormatException">They are not of that type, or of one that JSON cannot say.</exception>
    public static byte[] Read(JsonElement data, string name, string datatype)
    {
        JsonElement[] values = [.. Flat(data)];
        return datatype switch
        {
            Datatypes.Bytes => Texts(values),
            "BOOL" => Numbers(values, value => value.GetBoolean()),
            "UINT8" => Numbers(values, value => value.GetByte()),
            "UINT16" => Numbers(values, value => value.GetUInt16()),
            "UINT32" => Numbers(values, value => value.GetUInt32()),
            "UINT64" => Numbers(values, value => value.GetUInt64()),
            "INT8" => Numbers(values, value => value.GetSByte()),
            "INT16" => Numbers(values, value => value.GetInt16()),
            "INT32" => Numbers(values, value => value.GetInt32()),
            "INT64" => Numbers(values, value => value.GetInt64()),
            // What is not a number comes as null from servers in Python, since JSON cannot say it.
            "FP16" => Numbers(values, value => IsNull(value) ? Half.NaN : (Half)value.GetSingle()),
            "FP32" => Numbers(values, value => IsNull(value) ? float.NaN : value.GetSingle()),
            "FP64" => Numbers(values, value => IsNull(value) ? double.NaN : value.GetDouble()),
            _ => throw new FormatException($"output '{name}' has the datatype '{datatype}', which JSON cannot say."),
        };
    }

    private static IEnumerable<JsonElement> Flat(JsonElement data) => data.ValueKind == JsonValueKind.Array ? data.EnumerateArray().SelectMany(Flat) : [data];

    private static bool IsNull(JsonElement value) => value.ValueKind == JsonValueKind.Null;

    private static byte[] Numbers<T>(JsonElement[] values, Func<JsonElement, T> read)
        where T : unmanaged => Datatypes.ToLittleEndian(Array.ConvertAll(values, value => read(value)));

    private static byte[] Texts(JsonElement[] values)
    {
        using var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(uint)];
        foreach (JsonElement value in values)
        {
            byte[] text = Encoding.UTF8.GetBytes(value.GetString() ?? "");
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)text.Length);
            bytes.Write(length);
            bytes.Write(text);
        }

        return bytes.ToArray();
    }
}
