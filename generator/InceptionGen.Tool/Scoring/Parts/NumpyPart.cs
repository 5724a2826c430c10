using System;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using InceptionGen.Tool.Scoring.Rows;

namespace InceptionGen.Tool.Scoring.Parts;

/// <summary>A part as an array that <c>numpy.load</c> reads (version 1.0, float32, C order), and beside it the keys of its rows. The array gets its name last: where it is, the keys are.</summary>
internal sealed class NumpyPart : PartWriter
{
    private const int Alignment = 64;

    private readonly AtomicFile _array;
    private readonly LinesPart _keys;

    /// <param name="path">The array's file.</param>
    /// <param name="keys">The file of keys.</param>
    /// <param name="shape">Its dimensions, that of the rows first.</param>
    public NumpyPart(string path, string keys, ReadOnlySpan<int> shape)
    {
        _keys = new LinesPart(keys, isCompressed: false);
        _array = new AtomicFile(path);
        _array.Content.Write(Header(shape));
    }

    /// <inheritdoc/>
    public override void Add(Row row)
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("Arrays are written on little-endian machines only; take --format jsonl.");
        _array.Content.Write(MemoryMarshal.AsBytes<float>(row.Values));
        _keys.Add(row);
    }

    /// <inheritdoc/>
    public override void Commit()
    {
        _keys.Commit();
        _array.Commit();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _array.Dispose();
        _keys.Dispose();
    }

    // Magic, version, length of the dictionary, which is padded so that the numbers start at a multiple of 64.
    private static byte[] Header(ReadOnlySpan<int> shape)
    {
        string dimensions = string.Join(", ", shape.ToArray().Select(dimension => dimension.ToString(CultureInfo.InvariantCulture)));
        string dictionary = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({dimensions}), }}";
        ReadOnlySpan<byte> magic = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];
        int unpadded = magic.Length + sizeof(ushort) + dictionary.Length + 1;
        int length = dictionary.Length + ((Alignment - (unpadded % Alignment)) % Alignment) + 1;
        return [.. magic, (byte)length, (byte)(length >> 8), .. Encoding.ASCII.GetBytes((dictionary.PadRight(length - 1)) + "\n")];
    }
}
