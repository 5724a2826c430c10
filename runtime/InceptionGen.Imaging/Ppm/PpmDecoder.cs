using System;

namespace InceptionGen.Imaging;

/// <summary>Netpbm's PPM, as text (P3) or binary (P6), with up to 16 bits per sample.</summary>
internal static class PpmDecoder
{
    private const int HighestMaximum = ushort.MaxValue;

    public static ImageHeader ReadHeader(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file);
        return ReadHeader(ref reader, out _, out _);
    }

    public static Raster Decode(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file);
        ImageHeader header = ReadHeader(ref reader, out bool isText, out int maximum);
        if (header.Width * Raster.Channels > file.Length / header.Height) throw ImageException.CutOff();

        Raster image = new((int)header.Width, (int)header.Height);
        foreach (ref byte sample in image.Pixels)
        {
            int value = isText ? ReadNumber(ref reader)
                : maximum <= byte.MaxValue ? reader.ReadByte()
                : (reader.ReadByte() << 8) | reader.ReadByte();
            if (value > maximum) throw new ImageException(FormattableString.Invariant($"it holds the value {value}, above its largest, {maximum}"));
            sample = (byte)(((value * byte.MaxValue) + (maximum / 2)) / maximum);
        }

        return image;
    }

    private static ImageHeader ReadHeader(ref ByteReader reader, out bool isText, out int maximum)
    {
        reader.ReadByte();
        isText = reader.ReadByte() == '3';
        int width = ReadNumber(ref reader);
        int height = ReadNumber(ref reader);
        maximum = ReadNumber(ref reader);
        if (maximum is 0 or > HighestMaximum) throw new ImageException(FormattableString.Invariant($"its largest value is {maximum}; it must be 1 to {HighestMaximum}"));
        return new(ImageFormat.Ppm, width, height);
    }

    // A number and the one blank after it, at which binary samples begin.
    private static int ReadNumber(ref ByteReader reader)
    {
        SkipBlanksAndComments(ref reader);
        int number = 0;
        bool hasDigits = false;
        while (!reader.IsAtEnd && char.IsAsciiDigit((char)reader.Peek()))
        {
            number = (number * 10) + (reader.ReadByte() - '0');
            hasDigits = true;
            if (number > Raster.MostPixels) throw new ImageException("it holds a number that is too large");
        }

        if (!hasDigits) throw new ImageException("it has something else where a number should be");
        if (!reader.IsAtEnd && !IsBlank(reader.ReadByte())) throw new ImageException("it has something else after a number");
        return number;
    }

    private static void SkipBlanksAndComments(ref ByteReader reader)
    {
        while (IsBlank(reader.Peek()) || reader.Peek() == '#')
        {
            if (reader.ReadByte() != '#') continue;
            while (reader.ReadByte() != '\n')
            {
            }
        }
    }

    private static bool IsBlank(byte character) => character is (byte)' ' or (>= (byte)'\t' and <= (byte)'\r');
}
