using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Imaging;

namespace InceptionGen.Fuzzing.Targets;

/// <summary>Photos of every format: an image of as many bytes as it says, or <see cref="ImageException"/>.</summary>
internal static class Images
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static FuzzTarget Jpeg => Of("jpeg", "*.jpg", [[0xFF, 0xD8], [0xFF, 0xD9], [0xFF, 0xC0], [0xFF, 0xC2], [0xFF, 0xC4], [0xFF, 0xDA], [0xFF, 0xDB], [0xFF, 0xDD], [0xFF, 0xE1], [0xFF, 0xEE], [0xFF, 0], [0xFF, 0xD0], "Exif\0\0"u8.ToArray(), "Adobe"u8.ToArray()]);

    public static FuzzTarget Gif => Of("gif", "*.gif", ["GIF87a"u8.ToArray(), "GIF89a"u8.ToArray(), [0x21, 0xF9, 4], [0x2C], [0x3B], [0x21, 0xFF]]);

    public static FuzzTarget Png => new(
        "png", [Convert.FromBase64String(RgbPng), Convert.FromBase64String(PalettePng), Convert.FromBase64String(InterlacedPng)],
        ["IHDR"u8.ToArray(), "IDAT"u8.ToArray(), "PLTE"u8.ToArray(), "tRNS"u8.ToArray(), "IEND"u8.ToArray(), "eXIf"u8.ToArray(), [0x78, 0x9C]], bytes => Try(WithChecks(bytes)));

    /// <summary>PPM and BMP, which have no structure to speak of.</summary>
    public static FuzzTarget Plain => new(
        "ppm-bmp",
        [Encoding.Latin1.GetBytes("P3 3 2 255 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18"), Encoding.Latin1.GetBytes("P6 3 2 255 abcdefghijklmnopqr"), Bmp(24), Bmp(32), Bmp(8)],
        ["P3"u8.ToArray(), "P6"u8.ToArray(), "BM"u8.ToArray(), "65535 "u8.ToArray(), "# "u8.ToArray()], Try);

    // 2x2 pixels of 24 bits and of 1 bit with a palette, and 9x9 of 64 bits, interlaced.
    private const string RgbPng = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEUlEQVR42mNgZGJmYWVjgVAAAS0AL4l5FNYAAAAASUVORK5CYII=";
    private const string PalettePng = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACAQMAAABIeJ9nAAAABlBMVEUAAAD///+l2Z/dAAAAAXRSTlOArV5bRgAAAAxJREFUeNpjaGB0AAABxgDCyFlHfQAAAABJRU5ErkJggg==";
    private const string InterlacedPng = "iVBORw0KGgoAAAANSUhEUgAAAAkAAAAJEAYAAAHHBurFAAAAD0lEQVR42mNgGAWjYFACAAKbAAGnlBAXAAAAAElFTkSuQmCC";

    private static FuzzTarget Of(string name, string pattern, byte[][] pieces) => new(
        name, [.. Directory.GetFiles(Repository.PathOf("tests", "InceptionGen.Imaging.Tests", "Photos"), pattern).Select(File.ReadAllBytes)], pieces, Try);

    private static string? Try(byte[] bytes)
    {
        try
        {
            RgbImage image = RgbImage.Decode(bytes, "input");
            return image.Width * image.Height * 3 == image.Rgb.Length ? null : throw new InvalidOperationException("The pixels are not as many as the size says.");
        }
        catch (ImageException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>The file with the right check after every chunk, without which nothing of it would be read.</summary>
    private static byte[] WithChecks(byte[] file)
    {
        if (!file.AsSpan().StartsWith(PngSignature)) return file;

        byte[] repaired = [.. file];
        for (int at = PngSignature.Length; at + 12 <= repaired.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(repaired.AsSpan(at));
            if (length > repaired.Length - at - 12) break;

            Span<byte> chunk = repaired.AsSpan(at + 4, (int)length + 4);
            BinaryPrimitives.WriteUInt32BigEndian(repaired.AsSpan(at + 8 + (int)length), Crc32.Of(chunk));
            at += 12 + (int)length;
        }

        return repaired;
    }

    /// <summary>Four by two pixels without compression.</summary>
    private static byte[] Bmp(short bitsPerPixel)
    {
        int palette = bitsPerPixel == 8 ? 1024 : 0, start = 54 + palette;
        byte[] file = new byte[start + (4 * 2 * bitsPerPixel / 8)];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), start);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), 4);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), 2);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(26), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(28), bitsPerPixel);
        return file;
    }
}
