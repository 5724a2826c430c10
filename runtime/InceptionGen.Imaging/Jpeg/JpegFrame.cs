using System;
using System.Buffers.Binary;
using System.Linq;

namespace InceptionGen.Imaging;

/// <summary>The frame header of a JPEG: size and components (ITU-T T.81, B.2.2).</summary>
internal sealed class JpegFrame
{
    private const int HeaderBytes = 6;
    private const int ComponentBytes = 3;
    private const int MostFactor = 4;

    private JpegFrame(bool isProgressive, int width, int height, JpegComponent[] components)
    {
        (IsProgressive, Width, Height, Components) = (isProgressive, width, height, components);
        MostAcross = components.Max(component => component.Across);
        MostDown = components.Max(component => component.Down);
        foreach (JpegComponent component in components) component.Measure(width, height, MostAcross, MostDown);
    }

    /// <summary>Whether scans refine the image, instead of having a part of it each.</summary>
    public bool IsProgressive { get; }

    public int Width { get; }

    public int Height { get; }

    public JpegComponent[] Components { get; }

    /// <summary>The most samples of a component in a row.</summary>
    public int MostAcross { get; }

    /// <summary>The most samples of a component in a column.</summary>
    public int MostDown { get; }

    /// <summary>Units of all components in a row.</summary>
    public int UnitsAcross => (Width + (8 * MostAcross) - 1) / (8 * MostAcross);

    /// <summary>Rows of units of all components.</summary>
    public int UnitsDown => (Height + (8 * MostDown) - 1) / (8 * MostDown);

    /// <summary>Blocks of all components.</summary>
    public long Blocks => Components.Sum(component => (long)component.BlocksAcross * component.BlocksDown);

    /// <summary>Reads a frame header.</summary>
    /// <exception cref="ImageException">It is damaged, or of a kind that is not read here.</exception>
    public static JpegFrame Read(byte marker, ReadOnlySpan<byte> segment)
    {
        if (marker is not (JpegMarker.BaselineFrame or JpegMarker.SequentialFrame or JpegMarker.ProgressiveFrame))
            throw new ImageException("it is a JPEG of a rare kind (lossless, hierarchical or arithmetic coding), which is not read here: save it as a usual JPEG or PNG");
        if (segment.Length < HeaderBytes || segment.Length < HeaderBytes + (segment[5] * ComponentBytes)) throw new ImageException("its frame header is damaged");
        if (segment[0] != 8) throw new ImageException(FormattableString.Invariant($"it has {segment[0]} bits per sample; 8 are read here: save it as a usual JPEG or PNG"));
        int height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        var components = new JpegComponent[segment[5]];
        if (components.Length is not (1 or 3 or 4))
            throw new ImageException(FormattableString.Invariant($"it has {components.Length} colour components; 1, 3 and 4 are read here: save it as a usual JPEG or PNG"));
        for (int i = 0; i < components.Length; i++) components[i] = Component(segment.Slice(HeaderBytes + (i * ComponentBytes), ComponentBytes));
        return new(marker == JpegMarker.ProgressiveFrame, width, height, components);
    }

    private static JpegComponent Component(ReadOnlySpan<byte> bytes)
    {
        (int across, int down) = (bytes[1] >> 4, bytes[1] & 15);
        if (across is < 1 or > MostFactor || down is < 1 or > MostFactor || bytes[2] >= JpegTables.Count) throw new ImageException("its frame header is damaged");
        return new(bytes[0], across, down, bytes[2]);
    }
}
