using System;

namespace InceptionGen.Training.Data;

/// <summary>Some images of another source.</summary>
/// <param name="source">The other source.</param>
/// <param name="indices">Which of its images.</param>
internal sealed class Subset(ImageSource source, int[] indices) : ImageSource(source.Height, source.Width, source.Channels, source.ClassNames)
{
    /// <inheritdoc/>
    public override int Count => indices.Length;

    /// <inheritdoc/>
    public override int Variants => source.Variants;

    /// <inheritdoc/>
    public override int Label(int index) => source.Label(Required(index));

    /// <inheritdoc/>
    public override string Name(int index) => source.Name(Required(index));

    /// <inheritdoc/>
    protected internal override void ReadImage(int index, int epoch, Span<float> pixels) => source.ReadImage(indices[index], epoch, pixels);

    /// <inheritdoc/>
    protected internal override float NumberOf(int channel, float level) => source.NumberOf(channel, level);

    private int Required(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, indices.Length);
        return indices[index];
    }
}
