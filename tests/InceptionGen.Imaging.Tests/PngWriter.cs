using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace InceptionGen.Imaging.Tests;

/// <summary>Writes PNG files of every kind from samples, each row with another filter. Written from the specification for these tests alone.</summary>
internal sealed class PngWriter(int width, int height, int depth, int colorType)
{
    public int SamplesPerPixel { get; } = colorType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    public byte[]? Palette { get; init; }

    public bool IsInterlaced { get; init; }

    /// <summary>Chunks between the header and the data.</summary>
    public IReadOnlyList<(string Type, byte[] Data)> Extra { get; init; } = [];

    /// <summary>The number of chunks that the compressed data is cut into.</summary>
    public int DataChunks { get; init; } = 1;

    /// <summary>The file.</summary>
    /// <param name="sample">The sample of column x, row y.</param>
    public byte[] Write(Func<int, int, int, int> sample)
    {
        MemoryStream raw = new();
        int filter = 0;
        foreach ((int x0, int y0, int dx, int dy) in Passes())
        {
            byte[]? above = null;
            for (int y = y0; y < height && x0 < width; y += dy)
            {
                int[] samples = [.. Columns(x0, dx).SelectMany(x => Enumerable.Range(0, SamplesPerPixel).Select(s => sample(x, y, s)))];
                byte[] row = Pack(samples);
                raw.WriteByte((byte)filter);
                raw.Write(Filtered(filter, row, above ?? new byte[row.Length]));
                above = row;
                filter = (filter + 1) % 5;
            }
        }

        return Header(Compress(raw.ToArray()));
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] typed = [.. Encoding.Latin1.GetBytes(type), .. data];
        return [.. Big((uint)data.Length), .. typed, .. Big(Checksum(typed))];
    }

    public static byte[] Compress(byte[] raw)
    {
        MemoryStream compressed = new();
        using (ZLibStream stream = new(compressed, CompressionLevel.Optimal, leaveOpen: true)) stream.Write(raw);
        return compressed.ToArray();
    }

    /// <summary>A file of this header with any data.</summary>
    public byte[] Header(byte[] data)
    {
        byte[] header = [.. Big((uint)width), .. Big((uint)height), (byte)depth, (byte)colorType, 0, 0, (byte)(IsInterlaced ? 1 : 0)];
        List<byte> file = [137, 80, 78, 71, 13, 10, 26, 10, .. Chunk("IHDR", header)];
        if (Palette is not null) file.AddRange(Chunk("PLTE", Palette));
        foreach ((string type, byte[] extra) in Extra) file.AddRange(Chunk(type, extra));
        foreach (byte[] part in data.Chunk(Math.Max(1, (data.Length + DataChunks - 1) / DataChunks))) file.AddRange(Chunk("IDAT", part));
        file.AddRange(Chunk("IEND", []));
        return [.. file];
    }

    private IEnumerable<(int X, int Y, int StepX, int StepY)> Passes() => IsInterlaced
        ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
        : [(0, 0, 1, 1)];

    private IEnumerable<int> Columns(int first, int step)
    {
        for (int x = first; x < width; x += step) yield return x;
    }

    private byte[] Pack(int[] samples)
    {
        byte[] row = new byte[((samples.Length * depth) + 7) / 8];
        for (int i = 0; i < samples.Length; i++)
        {
            for (int bit = 0; bit < depth; bit++)
            {
                int at = (i * depth) + bit;
                if ((samples[i] >> (depth - 1 - bit) & 1) != 0) row[at / 8] |= (byte)(0x80 >> (at % 8));
            }
        }

        return row;
    }

    private byte[] Filtered(int filter, byte[] row, byte[] above)
    {
        int distance = Math.Max(1, SamplesPerPixel * depth / 8);
        byte[] result = new byte[row.Length];
        for (int i = 0; i < row.Length; i++)
        {
            int a = i >= distance ? row[i - distance] : 0;
            int b = above[i];
            int c = i >= distance ? above[i - distance] : 0;
            int p = a + b - c;
            int nearest = new[] { a, b, c }.MinBy(value => Math.Abs(p - value));
            int predicted = new[] { 0, a, b, (a + b) / 2, nearest }[filter];
            result[i] = (byte)(row[i] - predicted);
        }

        return result;
    }

    private static byte[] Big(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    // Bit by bit, as the specification defines it.
    private static uint Checksum(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}
