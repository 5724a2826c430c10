using System;

namespace InceptionGen.Imaging.Tests;

/// <summary>Bytes without a pattern, the same in every run.</summary>
internal static class Noise
{
    public static byte[] Bytes(int count, int seed = 1)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
