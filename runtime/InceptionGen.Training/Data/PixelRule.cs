using System;

namespace InceptionGen.Training.Data;

/// <summary>A preprocessing for images of three channels or of one.</summary>
internal sealed class PixelRule
{
    private readonly Preprocessing _rule;
    private readonly int _channels;

    /// <summary>The rule as tables write it.</summary>
    /// <param name="rule">Such as <c>rgb / 127.5 - 1</c>. For grey images it has to say the same of all three channels.</param>
    /// <param name="channels">Three (red, green, blue) or one (grey).</param>
    /// <exception cref="FormatException">It is not a preprocessing.</exception>
    /// <exception cref="ArgumentException">Another number of channels, or a rule with different numbers for the channels of grey images.</exception>
    public PixelRule(string rule, int channels)
    {
        if (channels is not (1 or 3)) throw new ArgumentException($"Images of bytes have three channels (red, green, blue) or one (grey), not {channels}.", nameof(channels));
        (_rule, _channels) = (Preprocessing.Parse(rule), channels);
        if (channels == 1 && !(IsAsRed(1) && IsAsRed(2)))
            throw new ArgumentException($"The preprocessing '{rule}' has different numbers for red, green and blue, but the images are grey.", nameof(rule));
    }

    /// <summary>Turns the bytes of an image into numbers.</summary>
    public void Apply(ReadOnlySpan<byte> bytes, Span<float> numbers)
    {
        if (_channels == 3)
        {
            _rule.Apply(bytes, numbers);
            return;
        }

        ReadOnlySpan<float> levels = _rule.Numbers(0);
        numbers = numbers[..bytes.Length];
        for (int i = 0; i < bytes.Length; i++) numbers[i] = levels[bytes[i]];
    }

    /// <summary>The number of a level that need not be a whole one: on the straight line through its neighbours.</summary>
    public float Apply(int channel, float level)
    {
        ReadOnlySpan<float> numbers = _rule.Numbers(channel);
        int below = (int)Math.Clamp(level, 0, byte.MaxValue);
        if (level == below) return numbers[below];
        below = Math.Min(below, byte.MaxValue - 1);
        return numbers[below] + ((numbers[below + 1] - numbers[below]) * (level - below));
    }

    private bool IsAsRed(int channel) => _rule.Numbers(channel).SequenceEqual(_rule.Numbers(0));
}
