using System;
using System.Text.Json;

namespace InceptionGen.AspNetCore;

/// <summary>Reads the JSON of a request. Numbers of tensors are left where they are: their type may come after them.</summary>
internal ref struct InferRequestReader
{
    private readonly ReadOnlyMemory<byte> _json;
    private Utf8JsonReader _reader;

    private InferRequestReader(ReadOnlyMemory<byte> json)
    {
        _json = json;
        _reader = new(json.Span, new JsonReaderOptions { MaxDepth = 32 });
    }

    /// <summary>Reads a request.</summary>
    /// <exception cref="ProtocolException">It is not JSON, or says something that the protocol does not know.</exception>
    public static InferRequest Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            return new InferRequestReader(json).ReadRequest();
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            throw ProtocolException.Invalid($"The request cannot be read: {exception.Message}");
        }
    }

    private InferRequest ReadRequest()
    {
        var request = new InferRequest();
        _reader.Read();
        Require(JsonTokenType.StartObject, "The request");
        while (NextProperty(out string name))
        {
            switch (name)
            {
                case "id": request.Id = Text("id"); break;
                case "parameters": ReadParameters(request); break;
                case "inputs": ReadTensors("inputs", ref request, static (ref reader, request) => request.Inputs.Add(reader.ReadInput())); break;
                case "outputs": ReadTensors("outputs", ref request, static (ref reader, request) => request.Outputs.Add(reader.ReadOutput())); break;
                default: _reader.Skip(); break;
            }
        }

        if (_reader.Read()) throw ProtocolException.Invalid($"The request goes on after its JSON.");
        return request;
    }

    private delegate void ReadOne(ref InferRequestReader reader, InferRequest request);

    private void ReadTensors(string name, ref InferRequest request, ReadOne read)
    {
        Require(JsonTokenType.StartArray, $"'{name}'");
        for (int count = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; count++)
        {
            if (count == InferRequest.MostTensors) throw ProtocolException.Invalid($"'{name}' lists more than {InferRequest.MostTensors} tensors.");
            Require(JsonTokenType.StartObject, $"A member of '{name}'");
            read(ref this, request);
        }
    }

    private void ReadParameters(InferRequest request)
    {
        Require(JsonTokenType.StartObject, "'parameters'");
        while (NextProperty(out string name))
        {
            switch (name)
            {
                case "priority": request.Priority = Integer(name); break;
                case "timeout": request.Timeout = InferRequest.TimeoutOf(Integer(name)); break;
                case "binary_data_output": request.HasBinaryOutput = Boolean(name); break;
                default: _reader.Skip(); break;
            }
        }
    }

    private InputTensor ReadInput()
    {
        var input = new InputTensor();
        while (NextProperty(out string name))
        {
            switch (name)
            {
                case "name": input.Name = Text(name); break;
                case "datatype": input.Datatype = Text(name); break;
                case "shape": input.Shape = ReadShape(); break;
                case "data": input.Contents = new JsonContents(SkippedValue()); break;
                case "parameters": ReadInputParameters(input); break;
                default: _reader.Skip(); break;
            }
        }

        return input;
    }

    private void ReadInputParameters(InputTensor input)
    {
        Require(JsonTokenType.StartObject, "'parameters'");
        while (NextProperty(out string name))
        {
            if (name == "binary_data_size") input.BinarySize = Integer(name);
            else _reader.Skip();
        }
    }

    private RequestedOutput ReadOutput()
    {
        var output = new RequestedOutput("");
        while (NextProperty(out string name))
        {
            if (name == "name") output = output with { Name = Text(name) };
            else if (name == "parameters") output = ReadOutputParameters(output);
            else _reader.Skip();
        }

        return output;
    }

    private RequestedOutput ReadOutputParameters(RequestedOutput output)
    {
        Require(JsonTokenType.StartObject, "'parameters'");
        while (NextProperty(out string name))
        {
            if (name == "binary_data") output = output with { IsBinary = Boolean(name) };
            else if (name == "classification") output = output with { Classes = RequestedOutput.ClassesOf(Integer(name)) };
            else _reader.Skip();
        }

        return output;
    }

    private long[] ReadShape()
    {
        Require(JsonTokenType.StartArray, "'shape'");
        var shape = new System.Collections.Generic.List<long>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (shape.Count == InputTensor.MostDimensions) throw ProtocolException.Invalid($"'shape' has more than {InputTensor.MostDimensions} dimensions.");
            shape.Add(Integer("shape"));
        }

        return [.. shape];
    }

    private ReadOnlyMemory<byte> SkippedValue()
    {
        Require(JsonTokenType.StartArray, "'data'");
        int start = checked((int)_reader.TokenStartIndex);
        _reader.Skip();
        return _json[start..checked((int)_reader.BytesConsumed)];
    }

    private bool NextProperty(out string name)
    {
        name = "";
        if (!_reader.Read() || _reader.TokenType == JsonTokenType.EndObject) return false;
        name = _reader.GetString()!;
        if (name.Contains('\0')) throw ProtocolException.Invalid($"A name has a NUL character.");
        _reader.Read();
        return true;
    }

    private string Text(string name)
    {
        Require(JsonTokenType.String, $"'{name}'");
        string text = _reader.GetString()!;
        return text.Contains('\0') ? throw ProtocolException.Invalid($"'{name}' has a NUL character.") : text;
    }

    private long Integer(string name) => _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt64(out long value)
        ? value
        : throw ProtocolException.Invalid($"'{name}' is not a whole number.");

    private bool Boolean(string name) => _reader.TokenType is JsonTokenType.True or JsonTokenType.False
        ? _reader.GetBoolean()
        : throw ProtocolException.Invalid($"'{name}' is neither true nor false.");

    private readonly void Require(JsonTokenType type, string what)
    {
        if (_reader.TokenType != type) throw ProtocolException.Invalid($"{what} is not {(type == JsonTokenType.StartObject ? "an object" : type == JsonTokenType.StartArray ? "a list" : "text")}.");
    }
}
