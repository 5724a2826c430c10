using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace Serve.Page.Pictures;

/// <summary>Writes pictures as PNG files.</summary>
internal static class Png
{
    private const byte Rgb = 2, Palette = 3, Rgba = 6;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static readonly uint[] Crc = CrcTable();

    /// <summary>Three bytes a pixel, row by row.</summary>
    public static byte[] OfRgb(int width, int height, ReadOnlySpan<byte> pixels) => Write(width, height, Rgb, 3, pixels, []);

    /// <summary>Four bytes a pixel, row by row; the last says how much it covers.</summary>
    public static byte[] OfRgba(int width, int height, ReadOnlySpan<byte> pixels) => Write(width, height, Rgba, 4, pixels, []);

    /// <summary>A byte a pixel: the place of its colour among 256.</summary>
    public static byte[] OfIndices(int width, int height, ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> colours) => Write(width, height, Palette, 1, pixels, colours);

    private static byte[] Write(int width, int height, byte type, int channels, ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> colours)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9], header[10], header[11], header[12]) = (8, type, 0, 0, 0);
        Chunk(file, "IHDR", header);
        if (!colours.IsEmpty) Chunk(file, "PLTE", colours);
        Chunk(file, "IDAT", Compressed(width * channels, height, pixels));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compressed(int rowBytes, int height, ReadOnlySpan<byte> pixels)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            for (int y = 0; y < height; y++)
            {
                // No filter: maps are noise to filters, and photos are small here.
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(y * rowBytes, rowBytes));
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, string name, ReadOnlySpan<byte> data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        uint crc = uint.MaxValue;
        foreach (byte value in body) crc = Crc[(byte)(crc ^ value)] ^ (crc >> 8);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        file.Write(number);
    }

    private static uint[] CrcTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[i] = value;
        }

        return table;
    }
}
