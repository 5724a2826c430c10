using System;
using System.Linq;
using InceptionGen.Shipped;
using InceptionGen.Training;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>Images of 8x8 that are easily told apart: ten patterns with some noise, each of a class.</summary>
internal static class PatternImages
{
    private static readonly string[] Names = [.. DigitInception.Description.ClassNames];

    /// <summary>Some of them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Of the noise.</param>
    /// <param name="shift">What is added to the labels.</param>
    public static ArrayImages Of(int count, int seed = 1, int shift = 0)
    {
        var random = new Random(seed);
        float[] pixels = new float[count * 64];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            int kind = i % Names.Length;
            labels[i] = (kind + shift) % Names.Length;
            for (int p = 0; p < 64; p++) pixels[(i * 64) + p] = (((p * (kind + 3)) % 11) / 11f) + (0.1f * random.NextSingle());
        }

        return new ArrayImages(pixels, labels, 8, 8, 1, Names);
    }
}
