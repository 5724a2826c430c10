using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace InceptionGen.Tests.Onnx;

/// <summary>The fields of a message in Protocol Buffers' wire format. What is not whole is refused.</summary>
internal sealed class ProtoFields
{
    private readonly List<(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)> _fields = [];

    public ProtoFields(ReadOnlyMemory<byte> message)
    {
        for (int at = 0; at < message.Length;)
        {
            ulong tag = Variable(message, ref at);
            ulong value = 0;
            ReadOnlyMemory<byte> bytes = default;
            switch (tag & 7)
            {
                case 0:
                    value = Variable(message, ref at);
                    break;
                case 2:
                    int length = checked((int)Variable(message, ref at));
                    bytes = message.Slice(at, length);
                    at += length;
                    break;
                case 5:
                    value = BinaryPrimitives.ReadUInt32LittleEndian(message.Span[at..]);
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"Wire type {tag & 7} at {at}.");
            }

            _fields.Add(((int)(tag >> 3), value, bytes));
        }
    }

    public bool Has(int number) => _fields.Exists(field => field.Number == number);

    public long Integer(int number) => (long)_fields.Single(field => field.Number == number).Value;

    public long[] Integers(int number) => [.. All(number).Select(field => (long)field.Value)];

    public float Number(int number) => BitConverter.UInt32BitsToSingle((uint)_fields.Single(field => field.Number == number).Value);

    public ReadOnlyMemory<byte> Bytes(int number) => _fields.Single(field => field.Number == number).Bytes;

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number).Span);

    public string[] Texts(int number) => [.. All(number).Select(field => Encoding.UTF8.GetString(field.Bytes.Span))];

    public ProtoFields Message(int number) => new(Bytes(number));

    public ProtoFields[] Messages(int number) => [.. All(number).Select(field => new ProtoFields(field.Bytes))];

    private IEnumerable<(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)> All(int number) => _fields.Where(field => field.Number == number);

    private static ulong Variable(ReadOnlyMemory<byte> message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = message.Span[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }
}
