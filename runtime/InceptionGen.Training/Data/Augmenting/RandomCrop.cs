using System;
using InceptionGen.Training.Data.Augmenting;
using InceptionGen.Training.Randomness;

namespace InceptionGen.Training;

/// <summary>A part of an image that is shown instead of all of it: of 8 to 100 % of its area, with proportions from 3:4 to 4:3. This is how GoogLeNet was trained
/// ("Going deeper with convolutions", section 6).</summary>
/// <remarks>The area is drawn evenly, the logarithm of the proportions as well. What does not fit in the image is drawn again, ten times at most; then the largest middle
/// part with allowed proportions is shown. It is a part of the image in the network's size: a photo that should stay sharp has to be read in a larger one.</remarks>
public sealed record RandomCrop
{
    private const int Tries = 10;

    // Numbers that are drawn for a try.
    private const int Draws = 4;

    /// <summary>The smallest and the largest part of the image's area.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 &lt; least &lt;= most &lt;= 1.</exception>
    public (float Least, float Most) Area
    {
        get;
        init => field = value.Least > 0 && value.Least <= value.Most && value.Most <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Area is two parts of the image's area, the smaller one first: above 0, at most 1.");
    } = (0.08f, 1);

    /// <summary>The smallest and the largest width of a part over its height.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 &lt; least &lt;= most, or not finite.</exception>
    public (float Least, float Most) Aspect
    {
        get;
        init => field = value.Least > 0 && value.Least <= value.Most && float.IsFinite(value.Most)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Aspect is two proportions of width to height, the smaller one first: above 0 and finite.");
    } = (3f / 4, 4f / 3);

    /// <summary>A part of an image.</summary>
    /// <param name="stream">The image's random numbers.</param>
    /// <param name="counter">The first one that is free.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="width">Columns of the image.</param>
    internal Box Draw(RandomStream stream, long counter, int height, int width)
    {
        for (int i = 0; i < Tries; i++, counter += Draws)
        {
            double area = (double)height * width * Between(Area.Least, Area.Most, stream.Double(counter));
            double aspect = Math.Exp(Between(Math.Log(Aspect.Least), Math.Log(Aspect.Most), stream.Double(counter + 1)));
            (double partWidth, double partHeight) = (Math.Sqrt(area * aspect), Math.Sqrt(area / aspect));
            if (partWidth <= width && partHeight <= height)
                return new((width - partWidth) * stream.Double(counter + 2), (height - partHeight) * stream.Double(counter + 3), partWidth, partHeight);
        }

        return Middle(height, width);
    }

    private static double Between(double least, double most, double fraction) => least + ((most - least) * fraction);

    private Box Middle(int height, int width)
    {
        double aspect = Math.Clamp((double)width / height, Aspect.Least, Aspect.Most);
        (double partWidth, double partHeight) = (Math.Min(width, height * aspect), Math.Min(height, width / aspect));
        return new((width - partWidth) / 2, (height - partHeight) / 2, partWidth, partHeight);
    }
}
