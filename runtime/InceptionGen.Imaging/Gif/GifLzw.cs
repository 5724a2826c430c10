using System;

namespace InceptionGen.Imaging;

/// <summary>The compression of GIF (GIF89a, appendix F): every code names pixels that came before, and one more.</summary>
internal static class GifLzw
{
    private const int LongestCode = 12;
    private const int MostCodes = 1 << LongestCode;

    /// <summary>Reads as many pixels as the picture has.</summary>
    /// <exception cref="ImageException">There are fewer, or they are damaged.</exception>
    public static byte[] Decode(ref ByteReader reader, int pixels)
    {
        int firstBits = reader.ReadByte();
        if (firstBits is < 1 or > 8) throw Damaged();
        GifCodes codes = new(reader);
        byte[] result = new byte[pixels];

        // Each code means some pixels of the result, up to where the next code's began: their start, and how many.
        int[] starts = new int[MostCodes];
        int[] lengths = new int[MostCodes];
        int clear = 1 << firstBits;
        int next = clear + 2;
        int bits = firstBits + 1;
        int previousLength = 0;
        for (int at = 0; at < pixels;)
        {
            int code = codes.Read(bits);
            if (code == clear)
            {
                (next, bits, previousLength) = (clear + 2, firstBits + 1, 0);
                continue;
            }

            if (code == clear + 1) throw new ImageException("it ends before its picture is complete: it is damaged or cut off");

            // What the previous code meant, with the first pixel of this one, is a new code; it may be this one.
            if (previousLength > 0 && next < MostCodes) (starts[next], lengths[next]) = (at - previousLength, previousLength + 1);
            int length = code < clear ? 1 : code < next || (code == next && previousLength > 0 && next < MostCodes) ? lengths[code] : throw Damaged();
            int end = Math.Min(at + length, pixels);
            for (int i = at, from = starts[code]; i < end; i++, from++) result[i] = code < clear ? (byte)code : result[from];
            if (previousLength > 0 && next < MostCodes) next++;
            if (next == 1 << bits && bits < LongestCode) bits++;
            (at, previousLength) = (at + length, length);
        }

        return result;
    }

    private static ImageException Damaged() => new("its compressed data is damaged");

    /// <summary>Codes out of a chain of blocks, the low bits first.</summary>
    private ref struct GifCodes(ByteReader reader)
    {
        private ByteReader _reader = reader;
        private ReadOnlySpan<byte> _block;
        private int _held;
        private int _count;

        public int Read(int bits)
        {
            while (_count < bits)
            {
                if (_block.IsEmpty)
                {
                    int length = _reader.ReadByte();
                    if (length == 0) throw ImageException.CutOff();
                    _block = _reader.Read(length);
                }

                _held |= _block[0] << _count;
                _block = _block[1..];
                _count += 8;
            }

            int code = _held & ((1 << bits) - 1);
            _held >>= bits;
            _count -= bits;
            return code;
        }
    }
}
