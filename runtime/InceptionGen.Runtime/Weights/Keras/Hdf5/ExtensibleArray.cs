using System;
using System.Collections.Generic;
using System.IO;
using System.Numerics;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>An index of chunks that grows along one dimension (section VII.D): the first entries in the index block, the others in data blocks that double in number and in
/// size, found through the index block or through secondary blocks.</summary>
internal sealed class ExtensibleArray
{
    private const int ChecksumBytes = 4;

    private readonly Hdf5Input _input;
    private readonly Dictionary<long, byte[]> _blocks = [];
    private readonly long _chunkBytes;
    private readonly int _entryBytes;
    private readonly int _lengthBytes;
    private readonly int _offsetBytes;
    private readonly int _inIndexBlock;
    private readonly long _leastEntries;
    private readonly int _leastPointers;
    private readonly long _pageEntries;
    private readonly int _groups;
    private readonly long _indexBlock;

    /// <summary>Reads the index's header.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public ExtensibleArray(Hdf5Input input, long address, long chunkBytes)
    {
        (_input, _chunkBytes) = (input, chunkBytes);
        Hdf5Fields fields = input.Fields(address, 12 + (6 * input.Sizes.Length) + input.Sizes.Address);
        fields.ExpectStart("EAHD"u8, 0, "an index of chunks");
        bool isFiltered = fields.Byte() == 1;
        _entryBytes = fields.Byte();
        int bits = fields.Byte();
        _inIndexBlock = fields.Byte();
        _leastEntries = fields.Byte();
        _leastPointers = fields.Byte();
        int pageBits = fields.Byte();
        fields.Skip(6 * input.Sizes.Length);
        _indexBlock = fields.Address();
        _lengthBytes = isFiltered ? _entryBytes - input.Sizes.Address - sizeof(uint) : 0;
        _offsetBytes = (bits + 7) / 8;
        _pageEntries = 1L << Math.Min(pageBits, 62);

        fields.Expect(isFiltered ? _lengthBytes is >= 1 and <= 8 : _entryBytes == input.Sizes.Address, "an index of chunks");
        bool isPossible = bits is > 0 and < 64 && BitOperations.IsPow2(_leastEntries) && BitOperations.IsPow2(_leastPointers) && _leastPointers > 1;
        fields.Expect(isPossible && BitOperations.Log2((ulong)_leastEntries) <= bits, "an index of chunks");
        _groups = 1 + bits - BitOperations.Log2((ulong)_leastEntries);
    }

    private int PrefixBytes => 6 + _input.Sizes.Address;

    // The data blocks of the first groups are listed in the index block itself.
    private int DirectGroups => Math.Min(_groups, 2 * BitOperations.Log2((uint)_leastPointers));

    /// <summary>A chunk.</summary>
    /// <exception cref="InvalidDataException">The index is damaged.</exception>
    public Chunk Find(long number)
    {
        if (number < 0 || _indexBlock == -1) return Chunk.None;
        if (number < _inIndexBlock) return Entry(IndexBlock(), (int)(number * _entryBytes));

        // Group g has 2^(g/2) data blocks of 2^((g+1)/2) times the least entries.
        long rest = number - _inIndexBlock;
        int group = BitOperations.Log2((ulong)((rest / _leastEntries) + 1));
        if (group >= _groups) return Chunk.None;
        rest -= ((1L << group) - 1) * _leastEntries;
        long blockEntries = _leastEntries << ((group + 1) / 2);
        long block = rest / blockEntries;
        (long address, byte[]? usedPages) = group < DirectGroups ? (DirectBlock(group, block), null) : SecondaryBlock(group, block, blockEntries);
        bool wasWritten = address != -1 && (usedPages is null || IsSet(usedPages, rest / _pageEntries));
        return wasWritten ? EntryOf(address, rest % blockEntries, blockEntries) : Chunk.None;
    }

    private byte[] IndexBlock() => Block(_indexBlock, "EAIB"u8, PrefixBytes, (_inIndexBlock * (long)_entryBytes) + (Pointers * (long)_input.Sizes.Address));

    private int DirectBlocks => (1 << ((DirectGroups + 1) / 2)) + (1 << (DirectGroups / 2)) - 2;

    private int Pointers => DirectBlocks + _groups - DirectGroups;

    private long DirectBlock(int group, long block)
    {
        int before = (1 << ((group + 1) / 2)) + (1 << (group / 2)) - 2;
        return AddressAt(IndexBlock(), (_inIndexBlock * _entryBytes) + ((before + (int)block) * _input.Sizes.Address));
    }

    private (long Address, byte[]? UsedPages) SecondaryBlock(int group, long block, long blockEntries)
    {
        long address = AddressAt(IndexBlock(), (_inIndexBlock * _entryBytes) + ((DirectBlocks + group - DirectGroups) * _input.Sizes.Address));
        if (address == -1) return (-1, null);

        // A bit for each page of all data blocks together, in as many bytes as each block would need for its own, and the blocks' addresses.
        long blocks = 1L << (group / 2);
        long pageMapBytes = blockEntries > _pageEntries ? ((blockEntries / _pageEntries) + 7) / 8 : 0;
        byte[] bytes = Block(address, "EASB"u8, PrefixBytes + _offsetBytes, blocks * (pageMapBytes + _input.Sizes.Address));
        return (AddressAt(bytes, (int)((blocks * pageMapBytes) + (block * _input.Sizes.Address))), pageMapBytes == 0 ? null : bytes);
    }

    private Chunk EntryOf(long address, long entry, long blockEntries)
    {
        int prefixBytes = PrefixBytes + _offsetBytes;
        if (blockEntries <= _pageEntries) return Entry(Block(address, "EADB"u8, prefixBytes, blockEntries * _entryBytes), (int)(entry * _entryBytes));

        // Pages with a checksum each follow the block's prefix and its checksum.
        long page = entry / _pageEntries;
        long pageBytes = _pageEntries * _entryBytes;
        byte[] bytes = Cached(address + prefixBytes + ChecksumBytes + (page * (pageBytes + ChecksumBytes)), pageBytes);
        return Entry(bytes, (int)(entry % _pageEntries) * _entryBytes);
    }

    private byte[] Block(long address, ReadOnlySpan<byte> signature, int prefixBytes, long bytes)
    {
        if (_blocks.TryGetValue(address, out byte[]? known)) return known;
        Hdf5Fields fields = _input.Fields(address, prefixBytes);
        fields.ExpectStart(signature, 0, "a block of an index of chunks");
        return Cached(address, prefixBytes, bytes);
    }

    private byte[] Cached(long address, long bytes) => Cached(address, 0, bytes);

    private byte[] Cached(long address, int prefixBytes, long bytes)
    {
        if (!_blocks.TryGetValue(address, out byte[]? known)) _blocks.Add(address, known = _input.Read(address + prefixBytes, bytes));
        return known;
    }

    private static bool IsSet(byte[] bits, long index) => (bits[index / 8] & (0x80 >> (int)(index % 8))) != 0;

    private Chunk Entry(byte[] block, int at)
    {
        Hdf5Fields fields = new(Piece(block, at, _entryBytes), _indexBlock, _input.Sizes);
        return Chunk.Read(ref fields, _lengthBytes, _chunkBytes);
    }

    private long AddressAt(byte[] block, int at) => new Hdf5Fields(Piece(block, at, _input.Sizes.Address), _indexBlock, _input.Sizes).Address();

    // A block may have been read as one of another kind, if two claim to lie at one place.
    private static ReadOnlySpan<byte> Piece(byte[] block, int at, int bytes) => at >= 0 && at <= block.Length - bytes
        ? block.AsSpan(at, bytes)
        : throw new InvalidDataException("the blocks of an index of chunks overlap");
}
