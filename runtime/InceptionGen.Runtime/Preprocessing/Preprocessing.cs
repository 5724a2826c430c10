using System;
using System.Globalization;

namespace InceptionGen;

/// <summary>How the bytes of a photo become a network's input: <c>rgb / 127.5 - 1</c>, <c>bgr - 104 117 123</c>.</summary>
/// <remarks>The order of the channels, then steps of <c>+ - * /</c> with one number or one per channel (in the order of the channels named), applied
/// from left to right in float32, as tables/README.md says.</remarks>
public sealed class Preprocessing
{
    private const int Channels = 3;
    private const int Levels = 256;

    private readonly string _text;
    private readonly bool _reversed;
    private readonly float[] _values;

    private Preprocessing(string text, bool reversed, float[] values) => (_text, _reversed, _values) = (text, reversed, values);

    /// <summary>Reads a preprocessing as tables write it.</summary>
    /// <exception cref="FormatException">It is not of that form; the message says where.</exception>
    public static Preprocessing Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new PreprocessingReader(text);
        bool reversed = reader.ReadsBgr();
        float[] values = new float[Channels * Levels];
        for (int i = 0; i < values.Length; i++) values[i] = i % Levels;

        Span<float> operands = stackalloc float[Channels];
        while (reader.TryReadStep(out char operation, operands))
        {
            for (int i = 0; i < values.Length; i++) values[i] = Apply(values[i], operation, operands[i / Levels]);
        }

        return new(text, reversed, values);
    }

    /// <summary>Turns photos into numbers.</summary>
    /// <param name="rgb">Red, green and blue of every pixel.</param>
    /// <param name="destination">As many numbers: three channels of every pixel.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are not a multiple of three.</exception>
    public void Apply(ReadOnlySpan<byte> rgb, Span<float> destination)
    {
        if (rgb.Length != destination.Length || rgb.Length % Channels != 0)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"{rgb.Length} bytes cannot become {destination.Length} numbers: the three bytes of a pixel become three numbers."), nameof(destination));
        }

        ReadOnlySpan<float> values = _values;
        int first = _reversed ? 2 : 0;
        for (int i = 0; i < rgb.Length; i += Channels)
        {
            destination[i] = values[rgb[i + first]];
            destination[i + 1] = values[Levels + rgb[i + 1]];
            destination[i + 2] = values[(2 * Levels) + rgb[i + 2 - first]];
        }
    }

    /// <summary>As it was written.</summary>
    public override string ToString() => _text;

    /// <summary>The numbers of a channel's 256 levels.</summary>
    /// <param name="channel">The channel's place in what the network reads.</param>
    internal ReadOnlySpan<float> Numbers(int channel) => _values.AsSpan(channel * Levels, Levels);

    private static float Apply(float value, char operation, float operand) => operation switch
    {
        '+' => value + operand,
        '-' => value - operand,
        '*' => value * operand,
        _ => value / operand,
    };
}
