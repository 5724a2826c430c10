using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace InceptionGen.Training.Hashing;

/// <summary>128 bits that tell contents apart, several bytes in each cycle of a processor. Not for secrets: who wants two contents with one hash can make them.</summary>
/// <remarks>The rounds are those of xxHash64 (Collet 2012): four sums of words, each multiplied and turned. Both halves of the result are made of all four.</remarks>
internal static class ContentHash
{
    private const ulong First = 0x9E3779B185EBCA87;
    private const ulong Second = 0xC2B2AE3D27D4EB4F;
    private const int Block = 4 * sizeof(ulong);

    /// <summary>The hash of numbers, bit by bit: 0 and -0 differ.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="seed">What came before them.</param>
    public static UInt128 Of(ReadOnlySpan<float> numbers, UInt128 seed = default) => Of(MemoryMarshal.AsBytes(numbers), seed);

    /// <summary>The hash of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="seed">What came before it.</param>
    public static UInt128 Of(ReadOnlySpan<char> text, UInt128 seed = default) => Of(MemoryMarshal.AsBytes(text), seed);

    /// <summary>The hash of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="seed">What came before them.</param>
    public static UInt128 Of(ReadOnlySpan<byte> bytes, UInt128 seed = default)
    {
        (ulong low, ulong high) = ((ulong)seed, (ulong)(seed >> 64));
        (ulong a, ulong b, ulong c, ulong d) = (low + First, high + Second, low ^ Second, high ^ First);
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes[..(bytes.Length / Block * Block)]);
        for (int i = 0; i < words.Length; i += 4)
        {
            a = Round(a, words[i]);
            b = Round(b, words[i + 1]);
            c = Round(c, words[i + 2]);
            d = Round(d, words[i + 3]);
        }

        Span<ulong> rest = stackalloc ulong[4];
        bytes[(words.Length * sizeof(ulong))..].CopyTo(MemoryMarshal.AsBytes(rest));
        a = Round(a, rest[0]);
        b = Round(b, rest[1]);
        c = Round(c, rest[2]);
        d = Round(d, rest[3] ^ ((ulong)bytes.Length * First));
        return new(Finish(Round(Round(Round(a, d), c), b)), Finish(Round(Round(Round(b, c), d), a)));
    }

    private static ulong Round(ulong sum, ulong word) => BitOperations.RotateLeft(sum + (word * Second), 31) * First;

    private static ulong Finish(ulong sum)
    {
        sum = (sum ^ (sum >> 33)) * Second;
        sum = (sum ^ (sum >> 29)) * First;
        return sum ^ (sum >> 32);
    }
}
