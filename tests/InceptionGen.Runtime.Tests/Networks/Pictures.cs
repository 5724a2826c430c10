using System;

namespace InceptionGen.Tests;

/// <summary>Pictures of noise.</summary>
internal static class Pictures
{
    public static byte[] Noise(MapShape shape, int batch = 1, int seed = 1)
    {
        byte[] bytes = new byte[shape.Elements * batch];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static float[] Preprocessed(ReadOnlySpan<byte> rgb)
    {
        float[] values = new float[rgb.Length];
        for (int i = 0; i < values.Length; i++) values[i] = (rgb[i] / 127.5f) - 1f;
        return values;
    }
}
