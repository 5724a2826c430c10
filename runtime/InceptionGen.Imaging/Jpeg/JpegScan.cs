using System;
using System.Linq;

namespace InceptionGen.Imaging;

/// <summary>A scan's header: which components it has, and which part of them (ITU-T T.81, B.2.3).</summary>
internal sealed class JpegScan
{
    private const int LastCoefficient = 63;
    private const int MostShift = 13;

    private JpegScan(JpegComponent[] components, int[] tables, int first, int last, int high, int low) =>
        (Components, Tables, First, Last, IsRefining, Shift) = (components, tables, first, last, high != 0, low);

    public JpegComponent[] Components { get; }

    /// <summary>For each component, the numbers of its two Huffman tables in four bits each.</summary>
    public int[] Tables { get; }

    /// <summary>The first coefficient that the scan has, in the order of the file.</summary>
    public int First { get; }

    /// <summary>The last one.</summary>
    public int Last { get; }

    /// <summary>Whether it has one more bit of coefficients that an earlier scan began.</summary>
    public bool IsRefining { get; }

    /// <summary>How many low bits of its coefficients it leaves to later scans.</summary>
    public int Shift { get; }

    /// <summary>Reads a scan's header.</summary>
    /// <exception cref="ImageException">It is damaged.</exception>
    public static JpegScan Read(ReadOnlySpan<byte> segment, JpegFrame frame)
    {
        int count = segment.IsEmpty ? 0 : segment[0];
        if (count is < 1 or > 4 || segment.Length < 4 + (2 * count)) throw Damaged();
        var components = new JpegComponent[count];
        int[] tables = new int[count];
        for (int i = 0; i < count; i++)
        {
            byte id = segment[1 + (2 * i)];
            components[i] = Array.Find(frame.Components, component => component.Id == id) ?? throw Damaged();
            tables[i] = segment[2 + (2 * i)];
        }

        if (components.Distinct().Count() != count || (count > 1 && components.Sum(component => component.Across * component.Down) > 10)) throw Damaged();
        segment = segment[(1 + (2 * count))..];
        return frame.IsProgressive
            ? Progressive(components, tables, segment[0], segment[1], segment[2] >> 4, segment[2] & 15)
            : new(components, tables, first: 0, LastCoefficient, high: 0, low: 0);
    }

    // Constant terms come alone and of several components together, other coefficients of one component at a time (G.1.1.1.1).
    private static JpegScan Progressive(JpegComponent[] components, int[] tables, int first, int last, int high, int low)
    {
        bool isBand = first == 0 ? last == 0 : last >= first && last <= LastCoefficient && components.Length == 1;
        return isBand && low <= MostShift && (high == 0 || high == low + 1) ? new(components, tables, first, last, high, low) : throw Damaged();
    }

    private static ImageException Damaged() => new("the header of one of its scans is damaged");
}
