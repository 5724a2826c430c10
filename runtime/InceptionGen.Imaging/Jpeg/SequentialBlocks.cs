using System;

namespace InceptionGen.Imaging;

/// <summary>Blocks that are complete (ITU-T T.81, F.2.2): each becomes samples at once.</summary>
internal sealed class SequentialBlocks : JpegBlocks
{
    private const int RunOfZeros = 15;

    private readonly HuffmanTable[] _constants;
    private readonly HuffmanTable[] _others;
    private readonly short[] _block = new short[JpegTables.ZigZag.Length];

    public SequentialBlocks(JpegScan scan, JpegTables tables)
        : base(scan)
    {
        _constants = Array.ConvertAll(scan.Tables, numbers => tables.Constants(numbers >> 4));
        _others = Array.ConvertAll(scan.Tables, numbers => tables.Others(numbers & 15));
    }

    /// <inheritdoc/>
    protected override void Read(ref JpegBits bits, int member, int x, int y)
    {
        JpegComponent component = Scan.Components[member];
        Span<short> block = _block;
        block.Clear();
        component.LastConstant += bits.ReadSigned(_constants[member].ReadSize(ref bits));
        block[0] = (short)component.LastConstant;
        HuffmanTable others = _others[member];
        bool isFlat = true;
        for (int k = 1; k < block.Length; k++)
        {
            int symbol = others.Read(ref bits);
            (int zeros, int size) = (symbol >> 4, symbol & 15);
            if (size == 0 && zeros != RunOfZeros) break;
            k += zeros;
            if (k >= block.Length) throw JpegBits.Damaged();
            if (size == 0) continue;
            block[JpegTables.ZigZag[k]] = (short)bits.ReadSigned(size);
            isFlat = false;
        }

        Span<byte> samples = component.Samples.AsSpan((y * 8 * component.Stride) + (x * 8));
        if (isFlat)
            InverseCosine.Flat(block[0], component.Quantization!, samples, component.Stride);
        else
            InverseCosine.Transform(block, component.Quantization!, samples, component.Stride);
    }
}
