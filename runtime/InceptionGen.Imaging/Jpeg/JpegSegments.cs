using System;
using System.Buffers.Binary;

namespace InceptionGen.Imaging;

/// <summary>Walks through a JPEG's markers and their segments.</summary>
internal ref struct JpegSegments(ReadOnlySpan<byte> file)
{
    private const int LengthBytes = 2;

    /// <summary>The whole file.</summary>
    public ReadOnlySpan<byte> File { get; } = file;

    /// <summary>Where the walk is.</summary>
    public int At { get; set; }

    /// <summary>Moves past the next marker, skipping what is not one: padding, and the rest of a scan.</summary>
    /// <exception cref="ImageException">The file has no further marker.</exception>
    public byte NextMarker() => TryNextMarker() ?? throw ImageException.CutOff();

    /// <summary>Moves past the next marker; null at the end of the file.</summary>
    public byte? TryNextMarker()
    {
        while (At < File.Length - 1)
        {
            // A 0xFF in a scan is followed by a zero, and markers may be preceded by more of them.
            if (File[At] == 0xFF && File[At + 1] is not (0 or 0xFF))
            {
                At += 2;
                return File[At - 1];
            }

            At++;
        }

        return null;
    }

    /// <summary>The content of a marker's segment.</summary>
    /// <exception cref="ImageException">It is cut off.</exception>
    public ReadOnlySpan<byte> Segment()
    {
        if (File.Length - At < LengthBytes) throw ImageException.CutOff();
        int length = BinaryPrimitives.ReadUInt16BigEndian(File[At..]);
        if (length < LengthBytes) throw new ImageException("a segment has a wrong length: it is damaged");
        if (File.Length - At < length) throw ImageException.CutOff();
        ReadOnlySpan<byte> segment = File.Slice(At + LengthBytes, length - LengthBytes);
        At += length;
        return segment;
    }
}
