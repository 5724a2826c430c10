using System;

namespace Serve.Page.Pictures;

/// <summary>Colours of numbers.</summary>
internal static class Colours
{
    // From dark to light in even steps, so that it also reads in grey.
    private static readonly (byte Red, byte Green, byte Blue)[] Anchors =
        [(13, 18, 43), (28, 52, 105), (30, 98, 140), (41, 147, 141), (118, 190, 111), (226, 220, 118), (255, 250, 224)];

    /// <summary>256 colours for maps, three bytes each: the smallest value dark, the largest light.</summary>
    public static byte[] Map { get; } = Spread();

    /// <summary>A warm colour that covers the more, the larger a share is: red, green, blue and how much it covers.</summary>
    public static void Heat(float share, Span<byte> rgba)
    {
        float part = Math.Clamp(share, 0, 1);
        (rgba[0], rgba[1], rgba[2], rgba[3]) = (255, (byte)(60 + (150 * (1 - part))), (byte)(40 * (1 - part)), (byte)(235 * MathF.Pow(part, 1.5f)));
    }

    /// <summary>The place of each value among the colours, from the least value to the largest.</summary>
    public static void Indices(ReadOnlySpan<float> values, Span<byte> indices)
    {
        float least = float.PositiveInfinity, largest = float.NegativeInfinity;
        foreach (float value in values) (least, largest) = (Math.Min(least, value), Math.Max(largest, value));
        float scale = largest > least ? 255 / (largest - least) : 0;
        for (int i = 0; i < values.Length; i++) indices[i] = (byte)((values[i] - least) * scale);
    }

    private static byte[] Spread()
    {
        byte[] colours = new byte[256 * 3];
        for (int i = 0; i < 256; i++)
        {
            float place = i / 255f * (Anchors.Length - 1);
            int below = Math.Min((int)place, Anchors.Length - 2);
            float part = place - below;
            (byte Red, byte Green, byte Blue) low = Anchors[below], high = Anchors[below + 1];
            colours[i * 3] = Mix(low.Red, high.Red, part);
            colours[(i * 3) + 1] = Mix(low.Green, high.Green, part);
            colours[(i * 3) + 2] = Mix(low.Blue, high.Blue, part);
        }

        return colours;
    }

    private static byte Mix(byte low, byte high, float part) => (byte)MathF.Round(low + ((high - low) * part));
}
