using System;
using System.Buffers.Binary;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace InceptionGen.Training.Data.Idx;

/// <summary>A file of bytes in the IDX format of MNIST: two zero bytes, the type of the numbers (8: bytes), the number of sizes, the sizes as four bytes each, the largest
/// first, then the numbers. It may be compressed by gzip, which its content tells.</summary>
/// <param name="Sizes">Its sizes: images, rows, columns; or labels.</param>
/// <param name="Bytes">All its numbers.</param>
internal readonly record struct IdxFile(int[] Sizes, byte[] Bytes)
{
    private const int ByteType = 0x08;

    // Deflate cannot make a byte into more.
    private const long MostFromByte = 1032;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sizes">How many sizes it has to have: 3 for images, 1 for labels.</param>
    /// <exception cref="TrainingDataException">It is another file, damaged, cut off or too long.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static IdxFile Read(string path, int sizes)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Span<byte> start = stackalloc byte[2];
        bool isCompressed = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start is [0x1F, 0x8B];
        file.Position = 0;
        try
        {
            if (!isCompressed) return Read(file, path, sizes, file.Length);
            using GZipStream decompressed = new(file, CompressionMode.Decompress);
            return Read(decompressed, path, sizes, file.Length * MostFromByte);
        }
        catch (InvalidDataException exception)
        {
            throw new TrainingDataException($"{path} is a damaged gzip file: {exception.Message}", exception);
        }
    }

    /// <param name="stream">The file's content.</param>
    /// <param name="path">What messages call it.</param>
    /// <param name="sizes">How many sizes it has to have.</param>
    /// <param name="most">More bytes than this are not in it, whatever it says.</param>
    private static IdxFile Read(Stream stream, string path, int sizes, long most)
    {
        byte[] header = new byte[4 + (4 * sizes)];
        int read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read >= 4) RequireMagic(BinaryPrimitives.ReadUInt32BigEndian(header), path, sizes);
        if (read < header.Length) throw Wrong(path, $"is cut off: its header has {header.Length} bytes, but {read} are there.");

        uint[] lengths = [.. Enumerable.Range(1, sizes).Select(i => BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4 * i)))];
        string shape = string.Join("x", lengths);
        double product = lengths.Aggregate(1.0, (bytes, length) => bytes * length);
        if (product == 0) throw Wrong(path, $"is empty: its header says {shape}.");
        if (product > Array.MaxLength) throw Wrong(path, $"is too large, or damaged: its header says {shape}.");
        if (product > most) throw Wrong(path, $"is cut off: its header says {shape}, which are {product:N0} bytes.");

        byte[] bytes = new byte[(int)product];
        read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length) throw Wrong(path, $"is cut off: its header says {shape}, which are {bytes.Length:N0} bytes, but {read:N0} are there.");
        if (stream.ReadByte() >= 0) throw Wrong(path, $"is longer than its header says, which is {shape}: {bytes.Length:N0} bytes.");
        return new([.. lengths.Select(length => (int)length)], bytes);
    }

    private static void RequireMagic(uint magic, string path, int sizes)
    {
        uint expected = (ByteType << 8) | (uint)sizes;
        if (magic == expected) return;
        string kind = sizes == 1 ? "labels" : "images";
        string found = magic switch
        {
            0x801 => ", as a file of labels does",
            0x803 => ", as a file of images does",
            _ when magic >> 16 == 0 && (magic & 0xFF) is > 0 and < 8 && (magic >> 8) is >= 8 and <= 14 => ", an IDX file of other numbers or of other sizes",
            _ => "",
        };
        throw Wrong(path, $"is not an IDX file of {kind}: it begins with 0x{magic:X8}{found}; one of {kind} begins with 0x{expected:X8}.");
    }

    private static TrainingDataException Wrong(string path, FormattableString what) => new($"{path} {what.ToString(CultureInfo.InvariantCulture)}");
}
