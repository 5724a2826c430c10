using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Tool.Torch;

/// <summary>What the runtime computes of one known image, for the exported module to compare itself with.</summary>
/// <param name="Values">Some of the outputs before the softmax or sigmoid at the end, by their place in C, H, W order.</param>
/// <param name="Norm">The root of the sum of all their squares.</param>
internal sealed record Golden(IReadOnlyList<(int Index, float Value)> Values, double Norm)
{
    private const int Most = 12;

    public static Golden Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        using Session session = network.CreateSession();
        session.Run(Image(network.Architecture.Input));
        MapShape shape = network.Architecture.Logits.Shape;
        float[] logits = ChannelsFirst(session.Logits, shape);
        int[] places = [.. Enumerable.Range(0, Math.Min(Most, logits.Length)).Select(index => (int)((long)index * (logits.Length - 1) / Math.Max(1, Math.Min(Most, logits.Length) - 1))).Distinct()];
        return new([.. places.Select(place => (place, logits[place]))], Math.Sqrt(logits.Sum(value => (double)value * value)));
    }

    /// <summary>An image that a line of Python makes, too: (index * 40503 mod 65537) / 32768 - 1 in C, H, W order, here in H, W, C.</summary>
    public static float[] Image(MapShape shape)
    {
        float[] image = new float[shape.Height * shape.Width * shape.Channels];
        for (int c = 0; c < shape.Channels; c++)
        {
            for (int pixel = 0; pixel < shape.Height * shape.Width; pixel++)
            {
                long index = ((long)c * shape.Height * shape.Width) + pixel;
                image[(pixel * shape.Channels) + c] = ((index * 40503 % 65537) / 32768f) - 1;
            }
        }

        return image;
    }

    private static float[] ChannelsFirst(ReadOnlySpan<float> map, MapShape shape)
    {
        float[] values = new float[map.Length];
        int pixels = shape.Height * shape.Width;
        for (int index = 0; index < map.Length; index++) values[(index % shape.Channels * pixels) + (index / shape.Channels)] = map[index];
        return values;
    }
}
