using System;
using System.Collections.Generic;
using System.IO;
using System.Numerics;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>A heap whose blocks double in size (section III.G): rows of direct blocks, which hold objects, and below them rows of blocks that hold rows themselves.</summary>
internal sealed class FractalHeap
{
    private const int Managed = 0;
    private const int Huge = 1;
    private const int Tiny = 2;
    private const long LargestBlock = 1L << 31;

    private readonly Hdf5Input _input;
    private readonly Dictionary<Node, long[]> _children = [];
    private readonly int _offsetBytes;
    private readonly int _lengthBytes;
    private readonly long _hugeTree;
    private readonly int _width;
    private readonly long _firstBlock;
    private readonly int _directRows;
    private readonly Node _root;
    private Dictionary<long, (long Address, long Length)>? _huge;

    /// <summary>Reads the heap's header.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or compressed.</exception>
    public FractalHeap(Hdf5Input input, long address)
    {
        (int addressBytes, int lengthBytes) = input.Sizes;
        _input = input;
        Hdf5Fields fields = input.Fields(address, 22 + (3 * addressBytes) + (12 * lengthBytes));
        fields.ExpectStart("FRHP"u8, 0, "a heap");
        fields.Skip(2);
        if (fields.UInt16() != 0) throw new InvalidDataException(FormattableString.Invariant($"the heap at offset {address} is compressed, which cannot be read: write the file again with h5repack"));
        fields.Skip(1);
        long mostManaged = fields.UInt32();
        fields.Length();
        _hugeTree = fields.Address();
        fields.Length();
        fields.Address();
        fields.Skip(8 * lengthBytes);
        _width = fields.UInt16();
        _firstBlock = fields.Length();
        long largestBlock = fields.Length();
        int bits = fields.UInt16();
        fields.UInt16();
        long root = fields.Address();
        int rootRows = fields.UInt16();

        bool isPossible = _width > 0 && IsPowerOf2(_width) && IsPowerOf2(_firstBlock) && IsPowerOf2(largestBlock) && largestBlock >= _firstBlock && largestBlock <= LargestBlock && bits is > 0 and < 64;
        fields.Expect(isPossible, "a heap");
        _offsetBytes = (bits + 7) / 8;
        _lengthBytes = Math.Min((BitOperations.Log2((ulong)largestBlock) + 7) / 8, FieldSizes.BytesFor((ulong)Math.Max(1, mostManaged)));
        _directRows = BitOperations.Log2((ulong)largestBlock) - BitOperations.Log2((ulong)_firstBlock) + 2;
        _root = new(root, rootRows);
    }

    /// <summary>Reads an object.</summary>
    /// <param name="id">What names it.</param>
    /// <exception cref="InvalidDataException">The file has no such object.</exception>
    public (long Address, byte[] Data) Read(ReadOnlySpan<byte> id)
    {
        int kind = (id[0] >> 4) & 3;
        if (kind == Tiny) return (0, id.Slice(1, Math.Min((id[0] & 0xF) + 1, id.Length - 1)).ToArray());
        Hdf5Fields fields = new(id[1..], 0, _input.Sizes);
        (long address, long length) = kind switch
        {
            Managed => FindManaged(fields.Number(_offsetBytes), fields.Number(_lengthBytes)),
            Huge when fields.Remaining >= _input.Sizes.Address + _input.Sizes.Length => (fields.Address(), fields.Length()),
            Huge => FindHuge(fields.Number(Math.Min(fields.Remaining, _input.Sizes.Length))),
            _ => throw new InvalidDataException(FormattableString.Invariant($"a heap has no objects of the kind {kind}")),
        };
        return (address, _input.Read(address, length));
    }

    private static bool IsPowerOf2(long value) => value > 0 && BitOperations.IsPow2(value);

    // Offsets count through the blocks as if they followed each other, their headers included.
    private (long Address, long Length) FindManaged(long offset, long length)
    {
        Node node = _root;
        long rest = offset;
        while (node.Rows > 0 && rest >= 0)
        {
            // Row 0 and row 1 have blocks of the first size, each row after them blocks of twice the size.
            long firstRow = _width * _firstBlock;
            int row = rest < firstRow ? 0 : BitOperations.Log2((ulong)(rest / firstRow)) + 1;
            if (row >= node.Rows) break;
            long blockBytes = row == 0 ? _firstBlock : _firstBlock << (row - 1);
            long inRow = row == 0 ? rest : rest - (firstRow << (row - 1));
            long child = Children(node)[(int)((row * (long)_width) + (inRow / blockBytes))];
            rest = inRow % blockBytes;
            int childRows = row < _directRows ? 0 : BitOperations.Log2((ulong)Math.Max(1, blockBytes / firstRow)) + 1;
            node = new(child, childRows);
        }

        if (node.Rows > 0 || rest < 0 || node.Address < 0) throw new InvalidDataException(FormattableString.Invariant($"a heap has no object at {offset}"));
        return (node.Address + rest, length);
    }

    private long[] Children(Node node)
    {
        if (_children.TryGetValue(node, out long[]? children)) return children;
        int prefixBytes = 5 + _input.Sizes.Address + _offsetBytes;
        long count = node.Rows * (long)_width;
        Hdf5Fields fields = _input.Fields(node.Address, prefixBytes + (count * _input.Sizes.Address));
        fields.ExpectStart("FHIB"u8, 0, "a block of a heap");
        fields.Skip(prefixBytes - 5);
        children = new long[count];
        foreach (ref long child in children.AsSpan()) child = fields.Address();
        _children.Add(node, children);
        return children;
    }

    // Objects larger than a block lie outside the heap; a tree has address, length and number of each.
    private (long Address, long Length) FindHuge(long number)
    {
        if (_huge is null)
        {
            _huge = [];
            foreach (ReadOnlyMemory<byte> record in BTree2.Records(_input, _hugeTree))
            {
                Hdf5Fields fields = new(record.Span, _hugeTree, _input.Sizes);
                (long address, long length) = (fields.Address(), fields.Length());
                _huge[fields.Length()] = (address, length);
            }
        }

        return _huge.TryGetValue(number, out (long Address, long Length) place)
            ? place
            : throw new InvalidDataException(FormattableString.Invariant($"a heap has no object with number {number}"));
    }

    /// <summary>A block: of rows of others, or, without rows, of objects.</summary>
    private readonly record struct Node(long Address, int Rows);
}
