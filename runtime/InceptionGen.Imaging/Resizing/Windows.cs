using System;

namespace InceptionGen.Imaging;

/// <summary>What some neighbouring pixels of a result cover of the source, and with which weights, in 22 bits as in Pillow. All weights are in one
/// array. There are as many windows as have about a million weights together, so that a line of any length needs little memory.</summary>
internal sealed class Windows
{
    /// <summary>Bits of a weight.</summary>
    public const int WeightBits = 22;

    /// <summary>The longest window that has weights: 22 bits are too coarse for the millions of tiny ones of a longer window.</summary>
    public const int MostWeights = 1 << 16;

    private const int EnoughWeights = 1 << 20;

    private readonly Stretch _stretch;
    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly int[] _weights;
    private readonly int[] _firstWeights;

    /// <summary>The windows of the pixels from one on.</summary>
    public Windows(Stretch stretch, int begin)
    {
        (_stretch, Begin) = (stretch, begin);
        int weights = 0;
        while (begin + Count < stretch.Count && weights < EnoughWeights)
        {
            weights += Stored(stretch.Cover(begin + Count));
            Count++;
        }

        (_starts, _ends, _firstWeights, _weights) = (new int[Count], new int[Count], new int[Count], new int[weights]);
        weights = 0;
        for (int i = 0; i < Count; i++)
        {
            Range cover = stretch.Cover(begin + i);
            (_starts[i], _ends[i], _firstWeights[i]) = (cover.Start.Value, cover.End.Value, weights);
            int stored = Stored(cover);
            Fill(_weights.AsSpan(weights, stored), begin + i, cover.Start.Value);
            weights += stored;
        }
    }

    /// <summary>The pixel of the first window.</summary>
    public int Begin { get; }

    /// <summary>How many windows there are.</summary>
    public int Count { get; }

    /// <summary>The first source pixel of a window.</summary>
    public int Start(int window) => _starts[window];

    /// <summary>The weights of a window; none if it is too long for them.</summary>
    public ReadOnlySpan<int> Weights(int window) => _weights.AsSpan(_firstWeights[window], Stored(_starts[window].._ends[window]));

    /// <summary>The mean in a window that is too long for weights.</summary>
    /// <param name="window">Which one.</param>
    /// <param name="samples">The line, from the window's start on.</param>
    /// <param name="stride">From one sample of the line to the next.</param>
    public byte LongMean(int window, ReadOnlySpan<byte> samples, int stride)
    {
        (double sum, double weights, double step) = (0, 0, 1 / _stretch.Reach);
        double distance = (_starts[window] - _stretch.Center(Begin + window) + 0.5) * step;
        for (int i = 0, at = 0; i < _ends[window] - _starts[window]; i++, at += stride)
        {
            double weight = Math.Max(0, 1 - Math.Abs(distance + (i * step)));
            sum += weight * samples[at];
            weights += weight;
        }

        return (byte)((sum / weights) + 0.5);
    }

    private static int Stored(Range cover)
    {
        int length = cover.End.Value - cover.Start.Value;
        return length <= MostWeights ? length : 0;
    }

    private void Fill(Span<int> weights, int index, int start)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++) sum += _stretch.Weight(index, start + i);
        for (int i = 0; i < weights.Length; i++) weights[i] = (int)((_stretch.Weight(index, start + i) / sum * (1 << WeightBits)) + 0.5);
    }
}
