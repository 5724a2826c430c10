using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Training.Data.Augmenting;
using InceptionGen.Training.Randomness;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training.Data;

/// <summary>The images of another source, warped as they are read. They are warped after preprocessing, which is the same as before it: interpolating commutes with it.</summary>
internal sealed class AugmentedImages : ImageSource
{
    private readonly ImageSource _source;
    private readonly Augmentation _augmentation;
    private readonly int _seed;
    private readonly RandomStream _stream;
    private readonly float[] _filling;

    /// <summary>Warps images.</summary>
    /// <param name="source">The images.</param>
    /// <param name="augmentation">How much.</param>
    /// <param name="seed">What decides how each one is warped.</param>
    /// <exception cref="ArgumentException">A shift is larger than the image.</exception>
    public AugmentedImages(ImageSource source, Augmentation augmentation, int seed)
        : base(source.Height, source.Width, source.Channels, source.ClassNames)
    {
        ArgumentNullException.ThrowIfNull(augmentation);
        RequireShift(augmentation.WidthShift, source.Width, nameof(Augmentation.WidthShift));
        RequireShift(augmentation.HeightShift, source.Height, nameof(Augmentation.HeightShift));
        (_source, _augmentation, _seed) = (source, augmentation, seed);
        _stream = RandomStream.Of(seed, "augmentation");
        _filling = [.. Enumerable.Range(0, source.Channels).Select(channel => source.NumberOf(channel, augmentation.FillLevel))];
    }

    /// <inheritdoc/>
    public override int Count => _source.Count;

    /// <inheritdoc/>
    public override int Variants => _augmentation.Variants;

    /// <inheritdoc/>
    public override ImageSource WithoutAugmentation => _source;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Advice => _augmentation.Advice is { } advice ? [.. _source.Advice, advice] : _source.Advice;

    internal override string Augmentations => string.Create(CultureInfo.InvariantCulture, $"{Invariant.Text(_augmentation)} with seed {_seed}");

    /// <inheritdoc/>
    public override int Label(int index) => _source.Label(index);

    /// <inheritdoc/>
    public override string Name(int index) => _source.Name(index);

    /// <inheritdoc/>
    public override ImageSource Augment(Augmentation augmentation, int seed = 0) => _source.Augment(augmentation, seed);

    /// <inheritdoc/>
    public override (ImageSource Training, ImageSource Validation) Split(double validation, int seed = 0)
    {
        (ImageSource training, ImageSource held) = _source.Split(validation, seed);
        return (training.Augment(_augmentation, _seed), held);
    }

    /// <inheritdoc/>
    protected internal override void ReadImage(int index, int epoch, Span<float> pixels)
    {
        int variant = _augmentation.Variants == 0 ? epoch : epoch % _augmentation.Variants;
        Warp warp = Warp.Draw(_augmentation, _stream.For(variant).For(index), Height, Width);
        if (warp == Warp.None)
        {
            _source.ReadImage(index, epoch, pixels);
            return;
        }

        float[] original = ArrayPool<float>.Shared.Rent(pixels.Length);
        try
        {
            _source.ReadImage(index, epoch, original.AsSpan(0, pixels.Length));
            Sampler.Apply(original.AsSpan(0, pixels.Length), pixels, Height, Width, warp, _augmentation.Fill, _filling);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(original);
        }
    }

    /// <inheritdoc/>
    protected internal override float NumberOf(int channel, float level) => _source.NumberOf(channel, level);

    private static void RequireShift(float shift, int side, string name)
    {
        if (shift < side || shift < 1) return;
        throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture, $"{name} is {shift} pixels, but the images have {side}. A fraction of the side is written as a number below 1."));
    }
}
