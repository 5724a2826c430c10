using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>The members of a group: a tree (section III.A.1) of nodes (III.C) with the addresses of their headers, and a heap (III.D) with their names.</summary>
internal sealed class SymbolTable
{
    private const int TreePrefixBytes = 24;
    private const int NodePrefixBytes = 8;
    private const int HeapBytes = 32;
    private const int EntryBytes = 40;
    private const uint SoftLink = 2;

    private readonly Hdf5Input _input;
    private readonly byte[] _names;
    private readonly Dictionary<string, long> _members = new(StringComparer.Ordinal);

    private SymbolTable(Hdf5Input input, byte[] names) => (_input, _names) = (input, names);

    /// <summary>Reads the members by name.</summary>
    /// <param name="input">The file.</param>
    /// <param name="message">The group's message that says where they are.</param>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public static Dictionary<string, long> Read(Hdf5Input input, HeaderMessage message)
    {
        Hdf5Fields fields = message.Fields;
        long tree = fields.Long();
        SymbolTable table = new(input, ReadHeap(input, fields.Long()));
        table.ReadTree(tree, level: null);
        return table._members;
    }

    private static byte[] ReadHeap(Hdf5Input input, long address)
    {
        Hdf5Fields fields = new(input.Read(address, HeapBytes), address);
        fields.Expect(fields.Bytes(4).SequenceEqual("HEAP"u8) && fields.Byte() == 0, "a heap of names");
        fields.Skip(3);
        long length = fields.Long();
        fields.Long();
        return input.Read(fields.Long(), length);
    }

    // Every level is one lower than the level above it, so a tree ends; the root may be of any of 256.
    private void ReadTree(long address, int? level)
    {
        Hdf5Fields prefix = new(_input.Read(address, TreePrefixBytes), address);
        prefix.Expect(prefix.Bytes(4).SequenceEqual("TREE"u8) && prefix.Byte() == 0, "a tree of members");
        int ownLevel = prefix.Byte();
        prefix.Expect(level is null || ownLevel == level, "a tree of members");
        int children = prefix.UInt16();

        // key, child, key, child, ..., key
        Hdf5Fields fields = new(_input.Read(address + TreePrefixBytes, children * 16L), address);
        for (; children > 0; children--)
        {
            fields.Long();
            long child = fields.Long();
            if (ownLevel == 0)
                ReadNode(child);
            else
                ReadTree(child, ownLevel - 1);
        }
    }

    private void ReadNode(long address)
    {
        Hdf5Fields prefix = new(_input.Read(address, NodePrefixBytes), address);
        prefix.Expect(prefix.Bytes(4).SequenceEqual("SNOD"u8) && prefix.Byte() == 1, "a list of members");
        prefix.Skip(1);
        int count = prefix.UInt16();
        Hdf5Fields fields = new(_input.Read(address + NodePrefixBytes, count * (long)EntryBytes), address);
        for (; count > 0; count--)
        {
            string name = NameAt(fields.Long());
            long header = fields.Long();
            uint kind = fields.UInt32();
            fields.Skip(20);
            if (kind == SoftLink) throw new InvalidDataException($"'{name}' is a soft link, which Keras does not write");
            if (!_members.TryAdd(name, header)) throw new InvalidDataException($"a group has '{name}' twice");
        }
    }

    private string NameAt(long offset)
    {
        ReadOnlySpan<byte> rest = offset >= 0 && offset < _names.Length ? _names.AsSpan((int)offset) : [];
        int length = rest.IndexOf((byte)0);
        return length >= 0 ? Encoding.UTF8.GetString(rest[..length]) : throw new InvalidDataException(FormattableString.Invariant($"a name at {offset} of a heap does not end"));
    }
}
