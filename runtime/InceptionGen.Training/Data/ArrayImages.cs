using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Training.Data;

namespace InceptionGen.Training;

/// <summary>Images that are in memory, as numbers or as bytes. The pixels are not copied: they must not change while they are read.</summary>
public sealed class ArrayImages : ImageSource
{
    private readonly ReadOnlyMemory<float> _numbers;
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly PixelRule? _rule;
    private readonly int[] _labels;
    private readonly int _size;

    /// <summary>Images of numbers that a network reads as they are.</summary>
    /// <param name="pixels">The images, preprocessed (N, H, W, C).</param>
    /// <param name="labels">The class of each image, from 0.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="channels">Numbers of a pixel.</param>
    /// <param name="classNames">What the labels stand for; null calls them 0, 1 and so on up to the largest label.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a label has no class, or a number is not finite.</exception>
    public ArrayImages(ReadOnlyMemory<float> pixels, ReadOnlySpan<int> labels, int height, int width, int channels, IReadOnlyList<string>? classNames = null)
        : this(labels, height, width, channels, classNames)
    {
        RequireLength(pixels.Length);
        _numbers = pixels;
        ReadOnlySpan<float> numbers = pixels.Span;
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!float.IsFinite(numbers[i]))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Image {i / _size} has a number that is not finite: {numbers[i]}."), nameof(pixels));
        }
    }

    /// <summary>Images of bytes.</summary>
    /// <param name="pixels">The images (N, H, W, C): red, green and blue of every pixel, or one grey level.</param>
    /// <param name="labels">The class of each image, from 0.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="channels">Bytes of a pixel: three or one.</param>
    /// <param name="preprocessing">How bytes become numbers, as tables write it: <c>rgb / 255</c>. For grey images it has to be the same for all colours.</param>
    /// <param name="classNames">What the labels stand for; null calls them 0, 1 and so on up to the largest label.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a label has no class.</exception>
    /// <exception cref="FormatException">The preprocessing is not of that form.</exception>
    public ArrayImages(
        ReadOnlyMemory<byte> pixels, ReadOnlySpan<int> labels, int height, int width, int channels, string preprocessing, IReadOnlyList<string>? classNames = null)
        : this(labels, height, width, channels, classNames)
    {
        RequireLength(pixels.Length);
        (_bytes, _rule) = (pixels, new(preprocessing, channels));
    }

    private ArrayImages(ReadOnlySpan<int> labels, int height, int width, int channels, IReadOnlyList<string>? classNames)
        : base(height, width, channels, classNames ?? Numbered(labels))
    {
        (_labels, _size) = (labels.ToArray(), height * width * channels);
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)ClassNames.Count)
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"Image {i} has the label {labels[i]}; labels go from 0 to {ClassNames.Count - 1}, one for each class."), nameof(labels));
            }
        }
    }

    /// <inheritdoc/>
    public override int Count => _labels.Length;

    /// <inheritdoc/>
    public override int Label(int index) => _labels[Required(index)];

    /// <summary>The image's number: <c>image 12</c>.</summary>
    /// <param name="index">Which image, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public override string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"image {Required(index)}");

    /// <inheritdoc/>
    protected internal override void ReadImage(int index, int epoch, Span<float> pixels)
    {
        if (_rule is null) _numbers.Span.Slice(index * _size, _size).CopyTo(pixels);
        else _rule.Apply(_bytes.Span.Slice(index * _size, _size), pixels);
    }

    /// <inheritdoc/>
    protected internal override float NumberOf(int channel, float level) => _rule?.Apply(channel, level) ?? level;

    private static string[] Numbered(ReadOnlySpan<int> labels)
    {
        int most = 0;
        foreach (int label in labels) most = Math.Max(most, label);
        return [.. Enumerable.Range(0, most + 1).Select(label => label.ToString(CultureInfo.InvariantCulture))];
    }

    private int Required(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _labels.Length);
        return index;
    }

    private void RequireLength(int length)
    {
        if (length == (long)_labels.Length * _size) return;
        throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"{_labels.Length} labels and images of {Height}x{Width}x{Channels} need {(long)_labels.Length * _size} numbers, not {length}."));
    }
}
