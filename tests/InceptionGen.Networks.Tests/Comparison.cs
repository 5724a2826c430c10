using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Imaging;
using InceptionGen.Tests;

namespace InceptionGen.Networks.Tests;

/// <summary>A compiled table against the real implementation of its network: every tap, the logits, the five best classes.</summary>
internal static class Comparison
{
    // What the reference values were computed with.
    public static readonly Preprocessing Rgb = Preprocessing.Parse("rgb / 127.5 - 1");

    public static void AssertEqual(string name, Network network, double bound, int threads = 2)
    {
        Dictionary<string, Tap> taps = network.Architecture.Taps.ToDictionary(tap => Essence(tap.Name));
        foreach (ReferenceCase reference in Reference.Of(name).Cases)
        {
            Tap[] asked = [.. reference.Taps.Keys.Select(tap => taps[Essence(tap)])];
            using Session session = network.CreateSession(new() { Taps = asked, Threads = threads, Preprocessing = Rgb });
            session.Run(Photo(reference));
            foreach ((string tapName, ReferenceTap expected) in reference.Taps)
            {
                Tap tap = taps[Essence(tapName)];
                Assert.Equal(expected.Shape.Aggregate(1, (product, dimension) => product * dimension), tap.Shape.Elements);
                double error = expected.Error(session.Values(tap));
                Assert.True(error <= bound, $"{reference.Photo}, {tapName}: error {error:E2}");
            }

            AssertLogits(reference, session.Logits, bound);
        }
    }

    public static void AssertLogits(ReferenceCase reference, ReadOnlySpan<float> actual, double bound)
    {
        float[] logits = actual.ToArray();
        double error = Deviation.Relative(reference.Logits, logits);
        Assert.True(error <= bound, $"{reference.Photo}: the logits' error is {error:E2}");
        Assert.Equal(reference.Top5, Enumerable.Range(0, logits.Length).OrderByDescending(index => logits[index]).Take(5));
    }

    public static byte[] Photo(ReferenceCase reference) => RgbImage.Load($"References/{reference.Photo}").Rgb.ToArray();

    private static string Essence(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
