using System;
using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>An index of chunks whose number is fixed (section VII.C): a list of entries, in pages if it is long.</summary>
internal sealed class FixedArray
{
    private const int ChecksumBytes = 4;

    private readonly Hdf5Input _input;
    private readonly long _chunkBytes;
    private readonly int _entryBytes;
    private readonly int _lengthBytes;
    private readonly long _count;
    private readonly long _pageEntries;
    private readonly long _entries;
    private readonly byte[] _usedPages = [];
    private (long Number, byte[] Bytes)? _page;

    /// <summary>Reads the index's header.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public FixedArray(Hdf5Input input, long address, long chunkBytes)
    {
        (_input, _chunkBytes) = (input, chunkBytes);
        Hdf5Fields fields = input.Fields(address, 8 + input.Sizes.Length + input.Sizes.Address);
        fields.ExpectStart("FAHD"u8, 0, "an index of chunks");
        bool isFiltered = fields.Byte() == 1;
        _entryBytes = fields.Byte();
        int pageBits = fields.Byte();
        _count = fields.Length();
        _lengthBytes = isFiltered ? _entryBytes - input.Sizes.Address - sizeof(uint) : 0;
        fields.Expect(isFiltered ? _lengthBytes is >= 1 and <= 8 : _entryBytes == input.Sizes.Address, "an index of chunks");
        fields.Expect(_count >= 0 && pageBits < 32, "an index of chunks");

        long block = fields.Address();
        int prefixBytes = 6 + input.Sizes.Address;
        Hdf5Fields start = input.Fields(block, prefixBytes);
        start.ExpectStart("FADB"u8, 0, "the entries of an index of chunks");
        _pageEntries = 1L << pageBits;
        _entries = block + prefixBytes;
        if (_count > _pageEntries)
        {
            // A bit for each page that was written to, and a checksum.
            long pages = 1 + ((_count - 1) / _pageEntries);
            _usedPages = input.Read(_entries, (pages + 7) / 8);
            _entries += _usedPages.Length + ChecksumBytes;
        }
        else
        {
            _pageEntries = Math.Max(1, _count);
        }
    }

    /// <summary>A chunk.</summary>
    /// <exception cref="InvalidDataException">The index is damaged.</exception>
    public Chunk Find(long number)
    {
        if (number < 0 || number >= _count) return Chunk.None;
        long page = number / _pageEntries;
        if (_usedPages.Length > 0 && (_usedPages[page / 8] & (0x80 >> (int)(page % 8))) == 0) return Chunk.None;
        if (_page?.Number != page)
        {
            long pageBytes = _pageEntries * _entryBytes;
            long entries = Math.Min(_pageEntries, _count - (page * _pageEntries));
            _page = (page, _input.Read(_entries + (page * (pageBytes + ChecksumBytes)), entries * _entryBytes));
        }

        Hdf5Fields fields = new(_page.Value.Bytes.AsSpan((int)(number % _pageEntries) * _entryBytes, _entryBytes), _entries, _input.Sizes);
        return Chunk.Read(ref fields, _lengthBytes, _chunkBytes);
    }
}
