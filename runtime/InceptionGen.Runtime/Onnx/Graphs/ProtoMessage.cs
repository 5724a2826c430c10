using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace InceptionGen.Onnx.Graphs;

/// <summary>A message in Protocol Buffers' wire format: a sequence of fields, each a number with its wire type and then a value.</summary>
internal sealed class ProtoMessage
{
    private const int VariableLength = 0;
    private const int LengthDelimited = 2;
    private const int FourBytes = 5;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Its fields.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Adds an integer.</summary>
    public ProtoMessage Add(int field, long value)
    {
        Tag(field, VariableLength);
        Variable((ulong)value);
        return this;
    }

    /// <summary>Adds a float.</summary>
    public ProtoMessage Add(int field, float value)
    {
        Tag(field, FourBytes);
        BinaryPrimitives.WriteSingleLittleEndian(_bytes.GetSpan(sizeof(float)), value);
        _bytes.Advance(sizeof(float));
        return this;
    }

    /// <summary>Adds a text.</summary>
    public ProtoMessage Add(int field, string text) => Add(field, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a message.</summary>
    public ProtoMessage Add(int field, ProtoMessage message) => Add(field, message.Bytes);

    /// <summary>Adds bytes.</summary>
    public ProtoMessage Add(int field, ReadOnlySpan<byte> bytes) => AddLength(field, bytes.Length).AddRaw(bytes);

    /// <summary>Begins a field of this number of bytes, which are to follow.</summary>
    public ProtoMessage AddLength(int field, long length)
    {
        Tag(field, LengthDelimited);
        Variable((ulong)length);
        return this;
    }

    /// <summary>Adds bytes as they are.</summary>
    public ProtoMessage AddRaw(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    private void Tag(int field, int wireType) => Variable((ulong)((field << 3) | wireType));

    // Seven bits a byte, the lowest first; the eighth tells that more follow.
    private void Variable(ulong value)
    {
        const int longest = 10;
        Span<byte> bytes = _bytes.GetSpan(longest);
        int length = 0;
        for (; value > 0x7F; value >>= 7) bytes[length++] = (byte)(value | 0x80);
        bytes[length++] = (byte)value;
        _bytes.Advance(length);
    }
}
