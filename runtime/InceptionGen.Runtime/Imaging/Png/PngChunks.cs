using System;
using System.IO;
using System.Text;

namespace InceptionGen.Imaging;

/// <summary>The chunks of a PNG that make up its picture, each with its checksum verified.</summary>
internal sealed record PngChunks(PngHeader Header, byte[] Palette, MemoryStream CompressedRows)
{
    private const int TypeBytes = 4;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Reads all chunks.</summary>
    /// <exception cref="ImageException">The file is damaged.</exception>
    public static PngChunks Read(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file);
        if (!reader.Read(Signature.Length).SequenceEqual(Signature)) throw new ImageException("its signature is damaged");

        PngHeader header = ReadChunk(ref reader, out ReadOnlySpan<byte> first) == "IHDR"
            ? PngHeader.Read(first)
            : throw new ImageException("it does not begin with its header");
        byte[] palette = [];
        MemoryStream compressedRows = new();
        while (true)
        {
            string type = ReadChunk(ref reader, out ReadOnlySpan<byte> chunk);
            switch (type)
            {
                case "PLTE":
                    if (chunk.Length % RgbImage.Channels != 0) throw new ImageException("its palette has the wrong length");
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
                    if (char.IsAsciiLetterUpper(type[0])) throw new ImageException($"it has a chunk {type}, which is not read here");
                    break;
            }
        }
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
