using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>What was done to each chunk before it was written (section IV.A.2.l).</summary>
/// <param name="Id">Its number, which its authors registered.</param>
/// <param name="Parameters">What it was called with.</param>
internal sealed record Filter(int Id, IReadOnlyList<uint> Parameters)
{
    private const int Deflate = 1;
    private const int Shuffle = 2;
    private const int Fletcher32 = 3;
    private const int MostFilters = 32;

    // What deflate makes of numbers that cannot be compressed, and what a checksum adds, is a little more than the numbers.
    private const int MostGrowth = 4096;

    /// <summary>Whether it can be undone.</summary>
    public bool IsKnown => Id is Deflate or Shuffle or Fletcher32;

    /// <summary>What messages call it.</summary>
    public string Name => Id switch
    {
        4 => "szip",
        5 => "nbit",
        6 => "scale-offset",
        32000 => "LZF",
        32001 or 32026 => "Blosc",
        32004 => "LZ4",
        32008 => "bitshuffle",
        32013 => "ZFP",
        32015 => "Zstandard",
        _ => FormattableString.Invariant($"the HDF5 filter {Id}"),
    };

    /// <summary>Reads the filters of a dataset, in the order in which they were applied.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public static IReadOnlyList<Filter> ReadAll(Hdf5Fields fields)
    {
        const int FirstWithName = 256;
        int version = fields.Byte();
        int count = fields.Byte();
        fields.Expect(version is 1 or 2 && count <= MostFilters, "a list of filters");
        if (version == 1) fields.Skip(6);
        List<Filter> filters = [];
        for (; count > 0; count--)
        {
            int id = fields.UInt16();
            int nameBytes = version == 1 || id >= FirstWithName ? fields.UInt16() : 0;
            fields.Skip(2);
            uint[] parameters = new uint[fields.UInt16()];
            fields.Skip(version == 1 ? (nameBytes + 7) & ~7 : nameBytes);
            foreach (ref uint parameter in parameters.AsSpan()) parameter = fields.UInt32();
            if (version == 1 && parameters.Length % 2 == 1) fields.Skip(sizeof(uint));
            filters.Add(new(id, parameters));
        }

        return filters;
    }

    /// <summary>Undoes all filters of a chunk except those that it skipped.</summary>
    /// <param name="filters">The dataset's.</param>
    /// <param name="stored">The chunk as it lies in the file.</param>
    /// <param name="mask">A bit for each filter that it skipped.</param>
    /// <param name="chunkBytes">What it must be in the end.</param>
    /// <exception cref="InvalidDataException">It is damaged, or larger than it may be.</exception>
    public static byte[] Undo(IReadOnlyList<Filter> filters, byte[] stored, uint mask, int chunkBytes)
    {
        for (int i = filters.Count - 1; i >= 0; i--)
        {
            if ((mask & (1u << i)) == 0) stored = filters[i].Undo(stored, chunkBytes + MostGrowth);
        }

        return stored.Length == chunkBytes
            ? stored
            : throw new InvalidDataException(FormattableString.Invariant($"a chunk has {stored.Length} bytes instead of {chunkBytes}"));
    }

    /// <summary>The most bytes that a chunk may take in the file.</summary>
    public static long MostStored(long chunkBytes) => (2 * chunkBytes) + MostGrowth;

    private byte[] Undo(byte[] bytes, int mostBytes) => Id switch
    {
        Deflate => Inflate(bytes, mostBytes),
        Shuffle => Unshuffle(bytes, Parameters is [{ } size, ..] ? size : 1),
        Fletcher32 => CheckSum(bytes),
        _ => throw new InvalidDataException($"it is compressed with {Name}"),
    };

    private static byte[] Inflate(byte[] bytes, int mostBytes)
    {
        byte[] inflated = new byte[mostBytes];
        int count;
        try
        {
            using ZLibStream stream = new(new MemoryStream(bytes), CompressionMode.Decompress);
            count = stream.ReadAtLeast(inflated, mostBytes, throwOnEndOfStream: false);
        }
        catch (IOException exception)
        {
            // What the framework throws for a dictionary that the data do not have.
            throw new InvalidDataException("a chunk cannot be inflated", exception);
        }

        if (count == mostBytes) throw new InvalidDataException("a chunk inflates to more bytes than it may have");
        return inflated[..count];
    }

    // The first bytes of all elements, then the second ones, and so on; what is left over is kept at the end.
    private static byte[] Unshuffle(byte[] bytes, uint size)
    {
        if (size <= 1 || size > bytes.Length) return bytes;
        int elements = bytes.Length / (int)size;
        byte[] whole = [.. bytes];
        for (int part = 0; part < size; part++)
        {
            ReadOnlySpan<byte> source = bytes.AsSpan(part * elements, elements);
            for (int i = 0; i < source.Length; i++) whole[(i * (int)size) + part] = source[i];
        }

        return whole;
    }

    private static byte[] CheckSum(byte[] bytes)
    {
        if (bytes.Length < sizeof(uint)) throw new InvalidDataException("a chunk lacks its checksum");
        byte[] data = bytes[..^sizeof(uint)];
        uint stored = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(data.Length));
        return Fletcher(data) == stored ? data : throw new InvalidDataException("a chunk's checksum is wrong; the file is damaged");
    }

    private static uint Fletcher(ReadOnlySpan<byte> data)
    {
        uint first = 0;
        uint second = 0;
        for (int i = 0; i < data.Length; i += 2)
        {
            // An odd last byte is the upper half of a word.
            uint word = ((uint)data[i] << 8) | (i + 1 < data.Length ? data[i + 1] : 0u);
            first = Fold(first + word);
            second = Fold(second + first);
        }

        return (second << 16) | first;

        static uint Fold(uint sum) => (sum & 0xFFFF) + (sum >> 16);
    }
}
