using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>The members of a group of the older kind: a tree (section III.A.1) of nodes (III.C) with the addresses of their headers, and a heap (III.D) with their names.</summary>
internal sealed class SymbolTable
{
    private const uint SoftLink = 2;

    private readonly Hdf5Input _input;
    private readonly byte[] _names;
    private readonly List<Hdf5Link> _links = [];

    private SymbolTable(Hdf5Input input, byte[] names) => (_input, _names) = (input, names);

    /// <summary>Reads the members.</summary>
    /// <param name="input">The file.</param>
    /// <param name="message">The group's message that says where they are.</param>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public static IReadOnlyList<Hdf5Link> Read(Hdf5Input input, HeaderMessage message)
    {
        Hdf5Fields fields = message.Fields;
        long tree = fields.Address();
        SymbolTable table = new(input, ReadHeap(input, fields.Address()));
        table.ReadTree(tree, level: null);
        return table._links;
    }

    private static byte[] ReadHeap(Hdf5Input input, long address)
    {
        Hdf5Fields fields = input.Fields(address, 8 + (2 * input.Sizes.Length) + input.Sizes.Address);
        fields.ExpectStart("HEAP"u8, 0, "a heap of names");
        fields.Skip(3);
        long length = fields.Length();
        fields.Length();
        return input.Read(fields.Address(), length);
    }

    // Every level is one lower than the level above it, so a tree ends; the root may be of any of 256.
    private void ReadTree(long address, int? level)
    {
        int prefixBytes = 8 + (2 * _input.Sizes.Address);
        Hdf5Fields prefix = _input.Fields(address, prefixBytes);
        prefix.ExpectStart("TREE"u8, 0, "a tree of members");
        int ownLevel = prefix.Byte();
        prefix.Expect(level is null || ownLevel == level, "a tree of members");
        int children = prefix.UInt16();

        // key, child, key, child, ..., key
        Hdf5Fields fields = _input.Fields(address + prefixBytes, children * (long)(_input.Sizes.Length + _input.Sizes.Address));
        for (; children > 0; children--)
        {
            fields.Length();
            long child = fields.Address();
            if (ownLevel == 0)
                ReadNode(child);
            else
                ReadTree(child, ownLevel - 1);
        }
    }

    private void ReadNode(long address)
    {
        const int PrefixBytes = 8;
        const int CacheBytes = 16;
        Hdf5Fields prefix = _input.Fields(address, PrefixBytes);
        prefix.ExpectStart("SNOD"u8, 1, "a list of members");
        prefix.Skip(1);
        int count = prefix.UInt16();
        int entryBytes = (2 * _input.Sizes.Address) + 8 + CacheBytes;
        Hdf5Fields fields = _input.Fields(address + PrefixBytes, count * (long)entryBytes);
        for (; count > 0; count--)
        {
            string name = TextAt(fields.Address());
            long header = fields.Address();
            uint kind = fields.UInt32();
            fields.Skip(4);
            uint target = fields.UInt32();
            fields.Skip(CacheBytes - sizeof(uint));
            _links.Add(kind == SoftLink ? Hdf5Link.ToPath(name, TextAt(target)) : Hdf5Link.To(name, header));
        }
    }

    private string TextAt(long offset)
    {
        ReadOnlySpan<byte> rest = offset >= 0 && offset < _names.Length ? _names.AsSpan((int)offset) : [];
        int length = rest.IndexOf((byte)0);
        if (length < 0) throw new InvalidDataException(FormattableString.Invariant($"a name at {offset} of a heap does not end"));
        _input.Charge(length, offset); // many entries may have the same long name
        return Encoding.UTF8.GetString(rest[..length]);
    }
}
