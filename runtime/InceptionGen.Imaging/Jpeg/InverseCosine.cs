using System;
using System.Runtime.CompilerServices;

namespace InceptionGen.Imaging;

/// <summary>Turns the 64 coefficients of a block into its samples, in the integer arithmetic of libjpeg's accurate transform, which nearly every program
/// shows photos with: the algorithm of Loeffler, Ligtenberg and Moschytz (1989) with 11 multiplications for 8 values, factors of 13 bits, and two more
/// bits kept between columns and rows.</summary>
internal static class InverseCosine
{
    private const int Side = 8;
    private const int FactorBits = 13;
    private const int KeptBits = 2;
    private const int Middle = 128;

    /// <summary>A block whose only coefficient is the constant term.</summary>
    public static void Flat(int constant, ReadOnlySpan<ushort> quantization, Span<byte> samples, int stride)
    {
        const int ColumnBits = KeptBits + 3;
        byte level = Level((((constant * quantization[0]) << KeptBits) + (1 << (ColumnBits - 1))) >> ColumnBits);
        for (int y = 0; y < Side; y++) samples.Slice(y * stride, Side).Fill(level);
    }

    /// <summary>Any block.</summary>
    /// <param name="block">The coefficients, row by row.</param>
    /// <param name="quantization">What each is multiplied with.</param>
    /// <param name="samples">Where the samples go.</param>
    /// <param name="stride">From one row of samples to the next.</param>
    public static void Transform(ReadOnlySpan<short> block, ReadOnlySpan<ushort> quantization, Span<byte> samples, int stride)
    {
        Span<int> columns = stackalloc int[Side * Side];
        Span<int> line = stackalloc int[Side];
        for (int x = 0; x < Side; x++)
        {
            for (int y = 0; y < Side; y++) line[y] = block[(y * Side) + x] * quantization[(y * Side) + x];
            TransformLine(line, FactorBits - KeptBits);
            for (int y = 0; y < Side; y++) columns[(y * Side) + x] = line[y];
        }

        for (int y = 0; y < Side; y++)
        {
            Span<int> row = columns.Slice(y * Side, Side);
            TransformLine(row, FactorBits + KeptBits + 3);
            Span<byte> to = samples.Slice(y * stride, Side);
            for (int x = 0; x < Side; x++) to[x] = Level(row[x]);
        }
    }

    // Factors are cosines and sums of them, times 2^13.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformLine(Span<int> v, int shift)
    {
        // So that one check of the length stands for all.
        v = v[..Side];

        // Even coefficients.
        int turned = (v[2] + v[6]) * 4433;
        int low = turned + (v[2] * 6270);
        int high = turned - (v[6] * 15137);
        int sum = (v[0] + v[4]) << FactorBits;
        int difference = (v[0] - v[4]) << FactorBits;
        (int even0, int even1, int even2, int even3) = (sum + low, difference + high, difference - high, sum - low);

        // Odd ones.
        int outer = (v[1] + v[7]) * -7373;
        int inner = (v[3] + v[5]) * -20995;
        int common = (v[1] + v[3] + v[5] + v[7]) * 9633;
        int third = common + ((v[3] + v[7]) * -16069);
        int first = common + ((v[1] + v[5]) * -3196);
        int odd0 = (v[1] * 12299) + outer + first;
        int odd1 = (v[3] * 25172) + inner + third;
        int odd2 = (v[5] * 16819) + inner + first;
        int odd3 = (v[7] * 2446) + outer + third;

        int half = 1 << (shift - 1);
        (v[0], v[7]) = ((even0 + odd0 + half) >> shift, (even0 - odd0 + half) >> shift);
        (v[1], v[6]) = ((even1 + odd1 + half) >> shift, (even1 - odd1 + half) >> shift);
        (v[2], v[5]) = ((even2 + odd2 + half) >> shift, (even2 - odd2 + half) >> shift);
        (v[3], v[4]) = ((even3 + odd3 + half) >> shift, (even3 - odd3 + half) >> shift);
    }

    private static byte Level(int value) => (byte)Math.Clamp(value + Middle, byte.MinValue, byte.MaxValue);
}
