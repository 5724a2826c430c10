using System;
using System.Linq;

namespace InceptionGen.Training;

/// <summary>Weights of classes, for data with many images of one class and few of another.</summary>
public static class ClassWeights
{
    /// <summary>Weights with which each class counts the same in a loss: n / (K * n_k) for class k, where n is the number of images, K that of classes, and n_k that of
    /// the images of class k. Their mean over all images is 1. It is scikit-learn's "balanced".</summary>
    /// <param name="source">The images to train on.</param>
    /// <returns>One weight for each class.</returns>
    /// <exception cref="TrainingDataException">A class has no images.</exception>
    public static float[] Balanced(ImageSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        int[] counts = source.CountByClass();
        int empty = Array.IndexOf(counts, 0);
        if (empty >= 0) throw new TrainingDataException($"The class '{source.ClassNames[empty]}' has no images, so that no weight balances it.");
        return [.. counts.Select(count => (float)(source.Count / ((double)counts.Length * count)))];
    }
}
