using System;
using System.IO;
using System.Text;

namespace InceptionGen.Imaging;

/// <summary>The chunks of a PNG that make up its picture, each with its checksum verified.</summary>
internal sealed record PngChunks(PngHeader Header, byte[] Palette, MemoryStream CompressedRows)
{
    private const int TypeBytes = 4;
    private const int ChecksumBytes = 4;

    // What a chunk has besides its content: length, type, checksum.
    private const int FrameBytes = sizeof(uint) + TypeBytes + ChecksumBytes;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Reads the first chunk, and looks for the orientation in the others.</summary>
    /// <exception cref="ImageException">The header is damaged.</exception>
    public static ImageHeader ReadHeader(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file);
        PngHeader header = ReadFirst(ref reader);
        return new(ImageFormat.Png, header.Width, header.Height, FindOrientation(reader));
    }

    /// <summary>Reads all chunks.</summary>
    /// <exception cref="ImageException">The file is damaged.</exception>
    public static PngChunks Read(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file);
        PngHeader header = ReadFirst(ref reader);
        byte[] palette = [];
        MemoryStream compressedRows = new();
        while (true)
        {
            string type = ReadChunk(ref reader, out ReadOnlySpan<byte> chunk);
            switch (type)
            {
                case "PLTE":
                    if (chunk.Length % Raster.Channels != 0) throw new ImageException("its palette has the wrong length");
                    palette = chunk.ToArray();
                    break;
                case "IDAT":
                    compressedRows.Write(chunk);
                    break;
                case "IEND":
                    compressedRows.Position = 0;
                    return new(header, palette, compressedRows);
                default:
                    // A capital letter marks what a reader must understand.
                    if (char.IsAsciiLetterUpper(type[0])) throw new ImageException($"it has a chunk {type}, which is not read here: convert it again");
                    break;
            }
        }
    }

    private static PngHeader ReadFirst(ref ByteReader reader)
    {
        if (!reader.Read(Signature.Length).SequenceEqual(Signature)) throw new ImageException("its signature is damaged");
        return ReadChunk(ref reader, out ReadOnlySpan<byte> first) == "IHDR"
            ? PngHeader.Read(first)
            : throw new ImageException("it does not begin with its header");
    }

    // Damaged chunks say nothing here; who decodes the file reads all of them, and says so.
    private static Orientation FindOrientation(ByteReader reader)
    {
        while (reader.Remaining >= FrameBytes)
        {
            uint length = reader.ReadUInt32Big();
            ReadOnlySpan<byte> type = reader.Read(TypeBytes);
            if (length > reader.Remaining - ChecksumBytes) break;
            ReadOnlySpan<byte> chunk = reader.Read(length);
            if (type.SequenceEqual("eXIf"u8)) return Exif.OrientationIn(chunk);
            reader.Read(ChecksumBytes);
        }

        return Orientation.Upright;
    }

    private static string ReadChunk(ref ByteReader reader, out ReadOnlySpan<byte> chunk)
    {
        uint length = reader.ReadUInt32Big();
        ReadOnlySpan<byte> typeAndChunk = reader.Read((long)TypeBytes + length);
        uint checksum = reader.ReadUInt32Big();
        string type = Encoding.Latin1.GetString(typeAndChunk[..TypeBytes]);
        if (Crc32.Of(typeAndChunk) != checksum) throw new ImageException("the checksum of one of its chunks is wrong: it is damaged");
        chunk = typeAndChunk[TypeBytes..];
        return type;
    }
}
