using System;

namespace InceptionGen.Imaging;

/// <summary>Blocks of which each scan has a part (ITU-T T.81, G.1 and G.2): the constant term or a band of the others, and of these the high bits or one
/// more bit.</summary>
internal sealed class ProgressiveBlocks : JpegBlocks
{
    private const int RunOfZeros = 15;

    private readonly HuffmanTable[] _tables;

    public ProgressiveBlocks(JpegScan scan, JpegTables tables)
        : base(scan)
    {
        // Refining a constant term takes a bit, and no table.
        _tables = scan switch
        {
            { First: 0, IsRefining: true } => [],
            { First: 0 } => Array.ConvertAll(scan.Tables, numbers => tables.Constants(numbers >> 4)),
            _ => Array.ConvertAll(scan.Tables, numbers => tables.Others(numbers & 15)),
        };
    }

    /// <inheritdoc/>
    protected override void Read(ref JpegBits bits, int member, int x, int y)
    {
        JpegComponent component = Scan.Components[member];
        Span<short> block = component.Coefficients.AsSpan(((y * component.StoredAcross) + x) * JpegTables.ZigZag.Length, JpegTables.ZigZag.Length);
        switch (Scan)
        {
            case { First: 0, IsRefining: false }:
                component.LastConstant += bits.ReadSigned(_tables[member].ReadSize(ref bits));
                block[0] = (short)(component.LastConstant << Scan.Shift);
                break;
            case { First: 0 }:
                block[0] |= (short)(bits.Read(1) << Scan.Shift);
                break;
            case { IsRefining: false }:
                ReadBand(ref bits, block);
                break;
            default:
                RefineBand(ref bits, block);
                break;
        }
    }

    private void ReadBand(ref JpegBits bits, Span<short> block)
    {
        if (EmptyBlocks > 0)
        {
            EmptyBlocks--;
            return;
        }

        for (int k = Scan.First; k <= Scan.Last; k++)
        {
            int symbol = _tables[0].Read(ref bits);
            (int zeros, int size) = (symbol >> 4, symbol & 15);
            if (size == 0 && zeros != RunOfZeros)
            {
                // This block, and that many more.
                EmptyBlocks = (1 << zeros) - 1 + bits.Read(zeros);
                return;
            }

            k += zeros;
            if (k > Scan.Last) throw JpegBits.Damaged();
            if (size != 0) block[JpegTables.ZigZag[k]] = (short)(bits.ReadSigned(size) << Scan.Shift);
        }
    }

    private void RefineBand(ref JpegBits bits, Span<short> block)
    {
        // Most blocks of a run are empty, and have nothing to refine.
        if (EmptyBlocks > 0 && !block[1..].ContainsAnyExcept((short)0))
        {
            EmptyBlocks--;
            return;
        }

        int k = Scan.First;
        while (EmptyBlocks == 0 && k <= Scan.Last)
        {
            int symbol = _tables[0].Read(ref bits);
            (int zeros, int size) = (symbol >> 4, symbol & 15);
            if (size == 0 && zeros != RunOfZeros)
            {
                EmptyBlocks = (1 << zeros) + bits.Read(zeros);
                break;
            }

            int added = size == 0 ? 0 : bits.Read(1) == 0 ? -1 << Scan.Shift : 1 << Scan.Shift;
            k = Refine(ref bits, block, k, zeros);
            if (k > Scan.Last)
            {
                // A run of zeros may end with the band; a coefficient must lie in it.
                if (added != 0) throw JpegBits.Damaged();
                break;
            }

            if (added != 0) block[JpegTables.ZigZag[k]] = (short)added;
            k++;
        }

        if (EmptyBlocks == 0) return;
        Refine(ref bits, block, k, zeros: int.MaxValue);
        EmptyBlocks--;
    }

    // Gives every coefficient that is not zero its next bit, over as many zeros; gives the place of the zero after them.
    private int Refine(ref JpegBits bits, Span<short> block, int k, int zeros)
    {
        for (; k <= Scan.Last; k++)
        {
            ref short coefficient = ref block[JpegTables.ZigZag[k]];
            if (coefficient == 0)
            {
                if (zeros-- == 0) break;
            }
            else if (bits.Read(1) != 0 && (coefficient & (1 << Scan.Shift)) == 0)
            {
                coefficient += (short)(coefficient > 0 ? 1 << Scan.Shift : -1 << Scan.Shift);
            }
        }

        return k;
    }
}
