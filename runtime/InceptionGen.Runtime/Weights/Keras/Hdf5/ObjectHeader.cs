using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>What a message of an object header is about.</summary>
internal enum MessageType
{
    Dataspace = 0x01,
    Datatype = 0x03,
    Layout = 0x08,
    Attribute = 0x0C,
    Continuation = 0x10,
    SymbolTable = 0x11,
}

/// <summary>A message of an object header.</summary>
/// <param name="Type">What it is about.</param>
/// <param name="Address">Where its data lie.</param>
/// <param name="Data">Its data.</param>
internal sealed record HeaderMessage(MessageType Type, long Address, ReadOnlyMemory<byte> Data)
{
    public Hdf5Fields Fields => new(Data.Span, Address);
}

/// <summary>The header of a group or dataset (version 1 of section IV.A.1): messages, in one block or several.</summary>
internal sealed class ObjectHeader
{
    private const int PrefixBytes = 16;
    private const int MessagePrefixBytes = 8;
    private const int Shared = 0x02;

    private readonly List<HeaderMessage> _messages = [];
    private readonly Queue<(long Address, long Length)> _blocks = new();

    /// <summary>Reads a header.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of a version that Keras does not write.</exception>
    public ObjectHeader(Hdf5Input input, long address)
    {
        Address = address;
        Hdf5Fields prefix = new(input.Read(address, PrefixBytes), address);
        prefix.Expect(prefix.Byte() == 1, "an object header");
        prefix.Skip(1);
        int left = prefix.UInt16();
        prefix.Skip(4);
        _blocks.Enqueue((address + PrefixBytes, prefix.UInt32()));
        while (left > 0 && _blocks.TryDequeue(out (long Address, long Length) block)) ReadBlock(input.Read(block.Address, block.Length), block.Address, ref left);
    }

    public long Address { get; }

    /// <summary>The messages of a type.</summary>
    public IEnumerable<HeaderMessage> All(MessageType type) => _messages.Where(message => message.Type == type);

    /// <summary>The message of a type; null if there is none.</summary>
    public HeaderMessage? Find(MessageType type) => All(type).FirstOrDefault();

    private void ReadBlock(byte[] bytes, long address, ref int left)
    {
        Hdf5Fields fields = new(bytes, address);
        for (; left > 0 && fields.Remaining >= MessagePrefixBytes; left--)
        {
            var type = (MessageType)fields.UInt16();
            int length = fields.UInt16();
            int flags = fields.Byte();
            fields.Skip(3);
            HeaderMessage message = new(type, fields.Address, bytes.AsMemory((int)(fields.Address - address), Math.Min(length, fields.Remaining)));
            fields.Skip(length);
            if (type == MessageType.Continuation)
            {
                Hdf5Fields target = message.Fields;
                _blocks.Enqueue((target.Long(), target.Long()));
            }
            else if (Enum.IsDefined(type))
            {
                fields.Expect((flags & Shared) == 0, "a message that is shared by several objects");
                _messages.Add(message);
            }
        }
    }
}
