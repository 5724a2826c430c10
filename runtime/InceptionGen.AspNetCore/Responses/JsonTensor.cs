using System.IO;
using System.Linq;
using System.Text.Json;

namespace InceptionGen.AspNetCore;

/// <summary>An output in an answer of JSON: its values are there, or come after it.</summary>
internal sealed class JsonTensor
{
    private readonly OutputTensor _output;
    private readonly byte[] _bytes = [];

    /// <exception cref="ProtocolException">It has values that JSON cannot say.</exception>
    public JsonTensor(OutputTensor output, bool isBinary)
    {
        (_output, IsBinary) = (output, isBinary);
        if (isBinary) _bytes = output.ToBytes();
        else if (!output.Values.All(float.IsFinite))
            throw new ProtocolException(500, $"Output '{output.Name}' has values that JSON cannot say, since they are not finite. Ask for it with binary_data.");
    }

    /// <summary>Whether it comes after the JSON.</summary>
    public bool IsBinary { get; }

    /// <summary>Writes its description, and its values unless they are binary.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", _output.Name);
        json.WriteString("datatype", _output.Datatype);
        json.WriteStartArray("shape");
        foreach (long size in _output.Shape) json.WriteNumberValue(size);
        json.WriteEndArray();
        if (IsBinary)
        {
            json.WriteStartObject("parameters");
            json.WriteNumber("binary_data_size", _bytes.Length);
            json.WriteEndObject();
        }
        else
        {
            json.WriteStartArray("data");
            foreach (float value in _output.Values) json.WriteNumberValue(value);
            foreach (string name in _output.Classes ?? []) json.WriteStringValue(name);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes what comes after the JSON.</summary>
    public void WriteBinary(Stream body) => body.Write(_bytes);
}
