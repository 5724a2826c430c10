using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>The header of a group or dataset (versions 1 and 2 of section IV.A.1): messages, in one block or several.</summary>
/// <remarks>The checksums of version 2 are not compared, here and in the other structures that have one: they do not cover the numbers, and whoever damages a file on purpose can set them.</remarks>
internal sealed class ObjectHeader
{
    private const int Shared = 0x02;

    private readonly Hdf5Input _input;
    private readonly List<HeaderMessage> _messages = [];
    private readonly Queue<(long Address, long Length)> _blocks = new();

    /// <summary>Reads a header.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or its version is unknown.</exception>
    public ObjectHeader(Hdf5Input input, long address)
    {
        _input = input;
        Address = address;
        if (input.Read(address, 4).AsSpan().SequenceEqual("OHDR"u8))
            ReadNew();
        else
            ReadOld();
    }

    public long Address { get; }

    /// <summary>The messages of a type.</summary>
    public IEnumerable<HeaderMessage> All(MessageType type) => _messages.Where(message => message.Type == type);

    /// <summary>The message of a type; null if there is none.</summary>
    public HeaderMessage? Find(MessageType type) => All(type).FirstOrDefault();

    // Version 1: each message fills eight bytes, and the header says how many there are.
    private void ReadOld()
    {
        const int PrefixBytes = 16;
        const int MessagePrefixBytes = 8;
        Hdf5Fields prefix = _input.Fields(Address, PrefixBytes);
        prefix.Expect(prefix.Byte() == 1, "an object header");
        prefix.Skip(1);
        int left = prefix.UInt16();
        prefix.Skip(4);
        _blocks.Enqueue((Address + PrefixBytes, prefix.UInt32()));
        while (left > 0 && _blocks.TryDequeue(out (long Address, long Length) block))
        {
            byte[] bytes = _input.Read(block.Address, block.Length);
            Hdf5Fields fields = new(bytes, block.Address, _input.Sizes);
            for (; left > 0 && fields.Remaining >= MessagePrefixBytes; left--)
            {
                int type = fields.UInt16();
                int length = fields.UInt16();
                int flags = fields.Byte();
                fields.Skip(3);
                Add(type, flags, length, ref fields, bytes, block.Address);
            }
        }
    }

    // Version 2: the blocks have a signature and a checksum, and say themselves where they end.
    private void ReadNew()
    {
        const int LongestPrefix = 34;
        const int HasCreationOrder = 0x04;
        const int HasAttributeLimits = 0x10;
        const int HasTimes = 0x20;
        const int SignatureBytes = 4;
        const int ChecksumBytes = 4;

        Hdf5Fields prefix = _input.Fields(Address, Math.Min(LongestPrefix, _input.File.Length - Address));
        prefix.ExpectStart("OHDR"u8, 2, "an object header");
        int headerFlags = prefix.Byte();
        if ((headerFlags & HasTimes) != 0) prefix.Skip(16);
        if ((headerFlags & HasAttributeLimits) != 0) prefix.Skip(4);
        long firstLength = prefix.Number(1 << (headerFlags & 3));
        int messagePrefixBytes = (headerFlags & HasCreationOrder) != 0 ? 6 : 4;
        ReadBlock(prefix.Position, firstLength);
        while (_blocks.TryDequeue(out (long Address, long Length) block))
        {
            Hdf5Fields start = _input.Fields(block.Address, SignatureBytes);
            start.Expect(start.Bytes(SignatureBytes).SequenceEqual("OCHK"u8), "a part of an object header");
            ReadBlock(block.Address + SignatureBytes, block.Length - SignatureBytes - ChecksumBytes);
        }

        void ReadBlock(long address, long length)
        {
            byte[] bytes = _input.Read(address, length);
            Hdf5Fields fields = new(bytes, address, _input.Sizes);
            while (fields.Remaining >= messagePrefixBytes)
            {
                int type = fields.Byte();
                int size = fields.UInt16();
                int flags = fields.Byte();
                fields.Skip(messagePrefixBytes - 4);
                Add(type, flags, size, ref fields, bytes, address);
            }
        }
    }

    private void Add(int type, int flags, int length, ref Hdf5Fields fields, byte[] block, long blockAddress)
    {
        HeaderMessage message = new((MessageType)type, (flags & Shared) != 0, fields.Position, block.AsMemory((int)(fields.Position - blockAddress), Math.Min(length, fields.Remaining)), _input.Sizes);
        fields.Skip(length);
        if (message.Type == MessageType.Continuation)
        {
            Hdf5Fields target = message.Fields;
            _blocks.Enqueue((target.Address(), target.Length()));
        }
        else if (Enum.IsDefined(message.Type))
        {
            _messages.Add(message);
        }
    }
}
