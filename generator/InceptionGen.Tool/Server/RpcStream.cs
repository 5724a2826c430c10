using System;
using System.Buffers;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Tool.Server;

/// <summary>JSON-RPC 2.0 in frames of "Content-Length: N", as the Language Server Protocol has them.</summary>
internal sealed class RpcStream(Stream input, Stream output)
{
    /// <summary>No message of an editor is longer; a wrong length must not take all memory.</summary>
    private const int MaximumLength = 64_000_000;

    private readonly BufferedStream _input = new(input, 64 * 1024);
    private readonly Lock _writing = new();

    /// <summary>The next message; null at the end of the input.</summary>
    /// <exception cref="InvalidDataException">The frame is broken, so that nothing after it can be read.</exception>
    public RpcMessage? Read()
    {
        int length = -1;
        for (string? line = ReadLine(); !string.IsNullOrEmpty(line) || length < 0; line = ReadLine())
        {
            if (line is null) return null;
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                bool isNumber = int.TryParse(line.AsSpan(15).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out length);
                if (!isNumber || length > MaximumLength) throw new InvalidDataException("the header '" + line + "' is not the length of a message");
            }
        }

        byte[] content = new byte[length];
        if (_input.ReadAtLeast(content, length, throwOnEndOfStream: false) < length) return null;
        try
        {
            return JsonSerializer.Deserialize(content, LspJson.Default.RpcMessage);
        }
        catch (JsonException)
        {
            return new RpcMessage(null, null, null);
        }
    }

    public void Notify<T>(string method, T parameters, JsonTypeInfo<T> type) => Write(json =>
    {
        json.WriteString("method", method);
        json.WritePropertyName("params");
        JsonSerializer.Serialize(json, parameters, type);
    });

    public void Answer(JsonElement id, Action<Utf8JsonWriter> result) => Write(json =>
    {
        json.WritePropertyName("id");
        id.WriteTo(json);
        json.WritePropertyName("result");
        result(json);
    });

    public void Fail(JsonElement? id, int code, string message) => Write(json =>
    {
        json.WritePropertyName("id");
        if (id is { } known) known.WriteTo(json);
        else json.WriteNullValue();
        json.WriteStartObject("error");
        json.WriteNumber("code", code);
        json.WriteString("message", message);
        json.WriteEndObject();
    });

    private void Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            members(json);
            json.WriteEndObject();
        }

        lock (_writing)
        {
            output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {buffer.WrittenCount}\r\n\r\n")));
            output.Write(buffer.WrittenSpan);
            output.Flush();
        }
    }

    private string? ReadLine()
    {
        var line = new StringBuilder();
        for (int next = _input.ReadByte(); next >= 0; next = _input.ReadByte())
        {
            if (next == '\n') return line.ToString().TrimEnd('\r');
            if (line.Length < 1000) line.Append((char)next);
        }

        return null;
    }
}
