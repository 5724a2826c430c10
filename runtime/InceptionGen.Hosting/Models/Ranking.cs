using System;
using System.Linq;

namespace InceptionGen.Hosting;

/// <summary>The order of classes.</summary>
internal static class Ranking
{
    /// <summary>The places of the largest values, the largest first; of equal ones the first.</summary>
    public static int[] Top(ReadOnlySpan<float> values, int count)
    {
        float[] copy = values.ToArray();
        return [.. Enumerable.Range(0, copy.Length).OrderByDescending(index => copy[index]).Take(count)];
    }
}
