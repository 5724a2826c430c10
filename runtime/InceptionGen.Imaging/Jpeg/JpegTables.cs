using System;
using System.Buffers.Binary;

namespace InceptionGen.Imaging;

/// <summary>The tables that the next scan uses. A file may define each of them again.</summary>
internal sealed class JpegTables
{
    /// <summary>Tables of a kind.</summary>
    public const int Count = 4;

    private readonly ushort[]?[] _quantization = new ushort[Count][];
    private readonly HuffmanTable?[] _constants = new HuffmanTable[Count];
    private readonly HuffmanTable?[] _others = new HuffmanTable[Count];

    /// <summary>Where the coefficients of a block lie, in the order of the file.</summary>
    public static ReadOnlySpan<byte> ZigZag =>
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    /// <summary>Units between restarts; 0 if there are none.</summary>
    public int RestartInterval { get; private set; }

    public ushort[] Quantization(int number) => _quantization[number] ?? throw new ImageException("one of its quantization tables is missing");

    /// <summary>The table of constant terms.</summary>
    public HuffmanTable Constants(int number) => Required(_constants, number);

    /// <summary>The table of the other coefficients.</summary>
    public HuffmanTable Others(int number) => Required(_others, number);

    public void ReadQuantization(ReadOnlySpan<byte> segment)
    {
        var reader = new ByteReader(segment);
        while (!reader.IsAtEnd)
        {
            int kind = reader.ReadByte();
            int bytes = (kind >> 4) + 1;
            if ((kind & 15) >= Count || bytes > 2 || reader.Remaining < bytes * ZigZag.Length) throw new ImageException("one of its quantization tables is damaged");
            ushort[] table = new ushort[ZigZag.Length];
            foreach (byte place in ZigZag) table[place] = bytes == 1 ? reader.ReadByte() : BinaryPrimitives.ReadUInt16BigEndian(reader.Read(2));
            _quantization[kind & 15] = table;
        }
    }

    public void ReadHuffman(ReadOnlySpan<byte> segment)
    {
        var reader = new ByteReader(segment);
        while (!reader.IsAtEnd)
        {
            int kind = reader.ReadByte();
            if ((kind & 15) >= Count || kind >> 4 > 1 || reader.Remaining < HuffmanTable.LongestCode) throw HuffmanTable.Damaged();
            ReadOnlySpan<byte> lengths = reader.Read(HuffmanTable.LongestCode);
            int symbols = 0;
            foreach (byte length in lengths) symbols += length;
            if (reader.Remaining < symbols) throw HuffmanTable.Damaged();
            (kind >> 4 == 0 ? _constants : _others)[kind & 15] = new(lengths, reader.Read(symbols));
        }
    }

    public void ReadRestartInterval(ReadOnlySpan<byte> segment) => RestartInterval = segment.Length == 2
        ? BinaryPrimitives.ReadUInt16BigEndian(segment)
        : throw new ImageException("its restart interval is damaged");

    private static HuffmanTable Required(HuffmanTable?[] tables, int number) =>
        (number < Count ? tables[number] : null) ?? throw new ImageException("one of its Huffman tables is missing");
}
