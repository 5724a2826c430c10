using System;

namespace InceptionGen.Imaging;

/// <summary>A Huffman code (ITU-T T.81, C.2 and F.2.2.3). Codes of up to nine bits, nearly all that occur, are found by one look.</summary>
internal sealed class HuffmanTable
{
    public const int LongestCode = 16;

    private const int MostConstantBits = 15;
    private const int LookBits = 9;

    // Length and symbol of the code that these bits begin with; 0 if it is longer.
    private readonly ushort[] _short = new ushort[1 << LookBits];

    // For each length: one more than its last code, in 16 bits, and what makes a code of it the number of its symbol.
    private readonly int[] _end = new int[LongestCode + 1];
    private readonly int[] _offset = new int[LongestCode + 1];
    private readonly byte[] _symbols;

    /// <summary>Makes the codes.</summary>
    /// <param name="lengths">How many codes there are of 1 bit, 2 bits, ... 16 bits.</param>
    /// <param name="symbols">What they mean, the shortest first.</param>
    /// <exception cref="ImageException">There are more codes of a length than can be.</exception>
    public HuffmanTable(ReadOnlySpan<byte> lengths, ReadOnlySpan<byte> symbols)
    {
        _symbols = symbols.ToArray();
        int code = 0;
        int symbol = 0;
        for (int length = 1; length <= LongestCode; length++)
        {
            _offset[length] = symbol - code;
            for (int i = 0; i < lengths[length - 1]; i++, code++, symbol++)
            {
                if (code >= 1 << length) throw Damaged();
                if (length <= LookBits) _short.AsSpan(code << (LookBits - length), 1 << (LookBits - length)).Fill((ushort)((length << 8) | symbols[symbol]));
            }

            _end[length] = code << (LongestCode - length);
            code <<= 1;
        }
    }

    public static ImageException Damaged() => new("one of its Huffman tables is damaged");

    /// <summary>Reads a symbol that says how many bits a constant term has.</summary>
    /// <exception cref="ImageException">There is no such code, or there are too many bits.</exception>
    public int ReadSize(ref JpegBits bits)
    {
        int size = Read(ref bits);
        return size <= MostConstantBits ? size : throw JpegBits.Damaged();
    }

    /// <summary>Reads a symbol.</summary>
    /// <exception cref="ImageException">There is no such code.</exception>
    public int Read(ref JpegBits bits)
    {
        int found = _short[bits.Peek(LookBits)];
        if (found != 0)
        {
            bits.Skip(found >> 8);
            return (byte)found;
        }

        int ahead = bits.Peek(LongestCode);
        for (int length = LookBits + 1; length <= LongestCode; length++)
        {
            if (ahead >= _end[length]) continue;
            bits.Skip(length);
            return _symbols[_offset[length] + (ahead >> (LongestCode - length))];
        }

        throw JpegBits.Damaged();
    }
}
