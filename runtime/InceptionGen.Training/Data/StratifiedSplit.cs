using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Training.Randomness;

namespace InceptionGen.Training.Data;

/// <summary>Divides the images of each class in the same proportion. A class's name and number of images alone decide which of its images go where, so that another
/// class's do not change it.</summary>
internal static class StratifiedSplit
{
    /// <summary>The indices of both parts, ascending.</summary>
    /// <param name="source">The images.</param>
    /// <param name="fraction">How much of each class goes to the second part, rounded to whole images; one at least, and one at least stays.</param>
    /// <param name="seed">What decides which images.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1.</exception>
    /// <exception cref="TrainingDataException">A class has one image alone.</exception>
    public static (int[] First, int[] Second) Divide(ImageSource source, double fraction, int seed)
    {
        if (!(fraction > 0 && fraction < 1)) throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The validation part is a fraction between 0 and 1, such as 0.2.");
        List<int>[] classes = [.. source.ClassNames.Select(_ => new List<int>())];
        for (int i = 0; i < source.Count; i++) classes[source.Label(i)].Add(i);

        List<int> first = [];
        List<int> second = [];
        for (int label = 0; label < classes.Length; label++)
        {
            int[] images = [.. classes[label]];
            if (images.Length == 0) continue;
            string name = source.ClassNames[label];
            if (images.Length == 1) throw new TrainingDataException($"The class '{name}' has one image, {source.Name(images[0])}, which cannot be in both parts.");

            RandomStream.Of(seed, $"split {name}").Shuffle(images);
            int count = Math.Clamp((int)Math.Round(images.Length * fraction), 1, images.Length - 1);
            second.AddRange(images[..count]);
            first.AddRange(images[count..]);
        }

        return ([.. first.Order()], [.. second.Order()]);
    }
}
