using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace InceptionGen.Tool.Importing.Onnx;

/// <summary>A field of a message in Protocol Buffers' wire format.</summary>
/// <param name="Number">Which field of the message it is.</param>
/// <param name="Kind">How its value is stored.</param>
/// <param name="Value">The value of an integer, or the bits of a number of four or eight bytes.</param>
/// <param name="Bytes">The value of a text, a message, or packed numbers.</param>
internal readonly record struct ProtoField(int Number, WireKind Kind, ulong Value, ReadOnlyMemory<byte> Bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>An integer, negative ones included.</summary>
    /// <exception cref="InvalidDataException">It is stored as something else.</exception>
    public long Integer => Kind == WireKind.Variable ? (long)Value : throw Unexpected("an integer");

    /// <exception cref="InvalidDataException">It is stored as something else.</exception>
    public float Number32 => Kind == WireKind.FourBytes ? BitConverter.UInt32BitsToSingle((uint)Value) : throw Unexpected("a number");

    /// <exception cref="InvalidDataException">It is stored as something else.</exception>
    public ReadOnlyMemory<byte> Message => Kind == WireKind.Length ? Bytes : throw Unexpected("a message");

    /// <exception cref="InvalidDataException">It is stored as something else, or is not UTF-8.</exception>
    public string Text
    {
        get
        {
            try
            {
                return Strict.GetString(Message.Span);
            }
            catch (DecoderFallbackException)
            {
                throw new InvalidDataException($"field {Number} should be a text, and is not UTF-8");
            }
        }
    }

    /// <summary>Reads a message's next field.</summary>
    /// <param name="message">The rest of the message; what was read is taken off.</param>
    /// <param name="field">The field.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">The message is not whole.</exception>
    public static bool TryRead(ref ReadOnlyMemory<byte> message, out ProtoField field)
    {
        field = default;
        if (message.Length == 0) return false;

        ulong tag = ReadVariable(ref message);
        ulong number = tag >> 3;
        var kind = (WireKind)(tag & 7);
        if (number is 0 or > int.MaxValue) throw new InvalidDataException("a field has no number");
        field = kind switch
        {
            WireKind.Variable => new((int)number, kind, ReadVariable(ref message), default),
            WireKind.EightBytes => new((int)number, kind, BinaryPrimitives.ReadUInt64LittleEndian(Take(ref message, sizeof(ulong)).Span), default),
            WireKind.Length => new((int)number, kind, 0, Take(ref message, ReadVariable(ref message))),
            WireKind.FourBytes => new((int)number, kind, BinaryPrimitives.ReadUInt32LittleEndian(Take(ref message, sizeof(uint)).Span), default),
            _ => throw new InvalidDataException($"field {number} is of a kind that ONNX does not use ({(int)kind})"),
        };
        return true;
    }

    /// <summary>Reads an integer of variable length: seven bits a byte, the lowest first; the eighth tells that more follow.</summary>
    /// <exception cref="InvalidDataException">It does not end, or has more than 64 bits.</exception>
    public static ulong ReadVariable(ref ReadOnlyMemory<byte> message)
    {
        const int longest = 10;
        ulong value = 0;
        ReadOnlySpan<byte> bytes = message.Span;
        for (int index = 0; index < longest && index < bytes.Length; index++)
        {
            value |= (ulong)(bytes[index] & 0x7F) << (7 * index);
            if (bytes[index] >= 0x80) continue;
            message = message[(index + 1)..];
            return value;
        }

        throw new InvalidDataException(bytes.Length < longest ? "it ends within an integer; the file may be cut off" : "an integer is longer than 64 bits");
    }

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> message, ulong length)
    {
        if (length > (ulong)message.Length) throw new InvalidDataException("it ends within a field; the file may be cut off");
        ReadOnlyMemory<byte> taken = message[..(int)length];
        message = message[(int)length..];
        return taken;
    }

    private InvalidDataException Unexpected(string wanted) => new($"field {Number} should be {wanted}");
}
