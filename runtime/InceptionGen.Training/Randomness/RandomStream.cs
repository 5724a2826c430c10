using System;
using System.Text;

namespace InceptionGen.Training.Randomness;

/// <summary>Random numbers that are a function of a key and a counter, so that a number does not depend on which thread draws it, or on what was drawn before.
/// What a stream is for is part of its key: drawing one more number in one place changes none in another.</summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood 2014) of the counter, from a start that the key determines.</remarks>
internal readonly struct RandomStream
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private readonly ulong _key;

    private RandomStream(ulong key) => _key = key;

    /// <summary>The stream of a seed for one purpose, such as a row's name.</summary>
    public static RandomStream Of(int seed, string purpose)
    {
        ulong key = Mix(unchecked((ulong)seed) + Golden);
        foreach (byte letter in Encoding.UTF8.GetBytes(purpose)) key = Mix(key ^ letter);
        return new(key);
    }

    /// <summary>A stream of this one's: that of an epoch, a step or an image.</summary>
    public RandomStream For(long number) => new(Mix(_key + (Golden * (unchecked((ulong)number) + 1))));

    /// <summary>64 random bits.</summary>
    public ulong Bits(long counter) => Mix(_key ^ Mix(unchecked((ulong)counter) + Golden));

    /// <summary>A number in [0, 1), one of 2^24 that are equally likely.</summary>
    public float Single(long counter) => (Bits(counter) >> 40) * (1f / (1 << 24));

    /// <summary>A number in [0, 1), one of 2^53 that are equally likely.</summary>
    public double Double(long counter) => (Bits(counter) >> 11) * (1.0 / (1L << 53));

    /// <summary>A whole number in [0, count).</summary>
    public int Index(long counter, int count) => (int)Math.BigMul(Bits(counter), (ulong)count, out _);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
