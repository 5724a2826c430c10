using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace InceptionGen.Tests;

/// <summary>Changes inputs at random: bits, bytes, numbers of 16 to 64 bits, runs of bytes, and pieces of the format or of other inputs.</summary>
/// <param name="random">What decides.</param>
/// <param name="pieces">Of the format.</param>
/// <param name="longest">Bytes of a changed input; more are cut off.</param>
internal sealed class Mutator(Random random, IReadOnlyList<byte[]> pieces, int longest)
{
    private static readonly ulong[] Numbers = [0, 1, 2, 4, 7, 8, 16, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0x1_0000_0000, long.MaxValue, 1UL << 63, ulong.MaxValue];

    /// <summary>A changed copy.</summary>
    /// <param name="input">What to change.</param>
    /// <param name="other">Another input, of which pieces may be taken.</param>
    public byte[] Mutate(byte[] input, byte[] other)
    {
        List<byte> bytes = [.. input];
        int count = random.Next(2) == 0 ? 1 : 1 << random.Next(5);
        while (count-- > 0) MutateOnce(bytes, other);
        if (bytes.Count > longest) bytes.RemoveRange(longest, bytes.Count - longest);
        return [.. bytes];
    }

    private void MutateOnce(List<byte> bytes, byte[] other)
    {
        if (bytes.Count == 0)
        {
            bytes.Add((byte)random.Next(256));
            return;
        }

        int at = Position(bytes.Count), length = Math.Min(1 << random.Next(8), bytes.Count - at);
        switch (random.Next(9))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes[at] += (byte)random.Next(-16, 17);
                break;
            case 3:
                Overwrite(bytes, at, Number());
                break;
            case 4:
                Overwrite(bytes, at, Piece(other));
                break;
            case 5:
                bytes.InsertRange(at, Piece(other));
                break;
            case 6:
                bytes.RemoveRange(at, random.Next(1, length + 1));
                break;
            case 7:
                bytes.InsertRange(Position(bytes.Count), bytes.GetRange(at, length));
                break;
            default:
                if (random.Next(8) == 0) bytes.RemoveRange(at, bytes.Count - at);
                else bytes.InsertRange(at, new byte[random.Next(1, 9)]);
                break;
        }
    }

    /// <summary>Anywhere, or near the start, where headers are.</summary>
    private int Position(int length) => random.Next(random.Next(2) == 0 ? length : Math.Min(length, 512));

    private byte[] Number()
    {
        byte[] number = new byte[8];
        ulong value = random.Next(2) == 0 ? Numbers[random.Next(Numbers.Length)] : (ulong)random.NextInt64() >> random.Next(64);
        int size = 1 << random.Next(4);
        BinaryPrimitives.WriteUInt64LittleEndian(number, value);
        Array.Resize(ref number, size);
        if (random.Next(2) == 0) Array.Reverse(number);
        return number;
    }

    private byte[] Piece(byte[] other)
    {
        if (pieces.Count > 0 && random.Next(3) > 0) return pieces[random.Next(pieces.Count)];
        if (other.Length == 0) return Number();

        int start = random.Next(other.Length);
        return other[start..Math.Min(other.Length, start + (1 << random.Next(9)))];
    }

    private static void Overwrite(List<byte> bytes, int at, byte[] piece)
    {
        for (int index = 0; index < piece.Length && at + index < bytes.Count; index++) bytes[at + index] = piece[index];
    }
}
