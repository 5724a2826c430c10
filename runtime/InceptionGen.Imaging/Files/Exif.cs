using System;
using System.Buffers.Binary;

namespace InceptionGen.Imaging;

/// <summary>The one thing of a photo's EXIF data that changes its pixels. The rest is not looked at, and damaged data say nothing.</summary>
internal static class Exif
{
    private const int EntryBytes = 12;
    private const ushort OrientationTag = 0x112;
    private const ushort Short = 3;
    private const ushort Long = 4;

    /// <summary>The orientation; upright if the data do not say another.</summary>
    /// <param name="tiff">EXIF data: a small TIFF file, from its byte order on.</param>
    public static Orientation OrientationIn(ReadOnlySpan<byte> tiff)
    {
        bool isBig = tiff is [(byte)'M', (byte)'M', 0, 42, ..];
        if (!isBig && tiff is not [(byte)'I', (byte)'I', 42, 0, ..]) return Orientation.Upright;
        long? directory = Number(tiff, at: 4, Long, isBig);
        long? entries = Number(tiff, directory, Short, isBig);
        for (int i = 0; i < entries; i++)
        {
            long? entry = directory + sizeof(ushort) + (i * EntryBytes);
            if (Number(tiff, entry, Short, isBig) is not { } tag) break;
            if (tag != OrientationTag) continue;
            long? type = Number(tiff, entry + 2, Short, isBig);
            long? value = type is Short or Long ? Number(tiff, entry + 8, (ushort)type, isBig) : null;
            return value is >= 1 and <= 8 ? (Orientation)value : Orientation.Upright;
        }

        return Orientation.Upright;
    }

    private static long? Number(ReadOnlySpan<byte> tiff, long? at, ushort type, bool isBig)
    {
        int bytes = type == Short ? sizeof(ushort) : sizeof(uint);
        if (at is not { } start || start > tiff.Length - bytes) return null;
        ReadOnlySpan<byte> number = tiff[(int)start..];
        return (type, isBig) switch
        {
            (Short, true) => BinaryPrimitives.ReadUInt16BigEndian(number),
            (Short, false) => BinaryPrimitives.ReadUInt16LittleEndian(number),
            (_, true) => BinaryPrimitives.ReadUInt32BigEndian(number),
            _ => BinaryPrimitives.ReadUInt32LittleEndian(number),
        };
    }
}
