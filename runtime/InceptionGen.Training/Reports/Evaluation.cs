using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace InceptionGen.Training;

/// <summary>How well a network answers for images whose classes are known.</summary>
public sealed class Evaluation
{
    private readonly int[,] _confusion;
    private readonly double _area;

    internal Evaluation(IReadOnlyList<string> classNames, int[,] confusion, double loss, int amongFive, double[] scores, int[] labels, IReadOnlyList<(string Name, double Loss)> worst)
        : this(classNames, confusion, loss, amongFive, AreaOf(scores, labels), worst)
    {
    }

    internal Evaluation(IReadOnlyList<string> classNames, int[,] confusion, double loss, int amongFive, double area, IReadOnlyList<(string Name, double Loss)> worst)
    {
        (ClassNames, _confusion, Loss, AmongFive, _area, Worst) = (classNames, confusion, loss, amongFive, area, worst);
        Images = confusion.Cast<int>().Sum();
    }

    /// <summary>What the classes are called.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Images that were answered.</summary>
    public int Images { get; }

    /// <summary>The mean loss of an image.</summary>
    public double Loss { get; }

    /// <summary>The share of right answers.</summary>
    public double Accuracy => (double)Enumerable.Range(0, ClassNames.Count).Sum(label => _confusion[label, label]) / Images;

    /// <summary>The share of images whose class is among the five with the largest outputs.</summary>
    public double TopFiveAccuracy => (double)AmongFive / Images;

    /// <summary>Images whose class is among the five with the largest outputs.</summary>
    internal int AmongFive { get; }

    /// <summary>The images with the largest losses, by name, the worst first: often those that are labelled wrongly.</summary>
    public IReadOnlyList<(string Name, double Loss)> Worst { get; }

    /// <summary>Images of a class for which the network's answer was a class.</summary>
    /// <param name="label">The images' class.</param>
    /// <param name="answer">The network's answer.</param>
    public int Count(int label, int answer) => _confusion[label, answer];

    /// <summary>Of the images that were given a class, the share that are of it; NaN if none was.</summary>
    public double Precision(int label) => (double)_confusion[label, label] / Enumerable.Range(0, ClassNames.Count).Sum(other => _confusion[other, label]);

    /// <summary>Of the images of a class, the share that were given it; NaN if there are none.</summary>
    public double Recall(int label) => (double)_confusion[label, label] / Enumerable.Range(0, ClassNames.Count).Sum(other => _confusion[label, other]);

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1(int label) => 2 / ((1 / Precision(label)) + (1 / Recall(label)));

    /// <summary>Of two classes: the area under the curve of true against false positives, which is the probability that an image of class 1 gets a larger output than one of
    /// class 0, equal ones counting half. NaN for more classes, or if one has no images.</summary>
    public double AreaUnderCurve() => _area;

    /// <summary>The confusion matrix as text: a row for each class, a column for each answer.</summary>
    public string ConfusionMatrix()
    {
        int width = Math.Max(ClassNames.Max(name => name.Length), Images.ToString(CultureInfo.InvariantCulture).Length) + 2;
        StringBuilder text = new();
        text.Append("class \\ answer".PadRight(Math.Max(width, 16)));
        foreach (string name in ClassNames) text.Append(name.PadLeft(width));
        for (int label = 0; label < ClassNames.Count; label++)
        {
            text.Append('\n').Append(ClassNames[label].PadRight(Math.Max(width, 16)));
            for (int answer = 0; answer < ClassNames.Count; answer++) text.Append(_confusion[label, answer].ToString(CultureInfo.InvariantCulture).PadLeft(width));
        }

        return text.Append('\n').ToString();
    }

    /// <summary>Loss and accuracy.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"loss {Loss:0.0000}, accuracy {Accuracy:0.0000}, of {Images:N0} images");

    // Sorts both.
    private static double AreaOf(double[] sorted, int[] labels)
    {
        if (sorted.Length == 0) return double.NaN;
        Array.Sort(sorted, labels);
        double ranks = 0, ones = labels.Sum(), zeros = labels.Length - ones;
        for (int first = 0, end; first < sorted.Length; first = end)
        {
            for (end = first + 1; end < sorted.Length && sorted[end] == sorted[first];) end++;
            for (int i = first; i < end; i++) ranks += labels[i] * ((first + 1 + end) / 2.0);
        }

        return ones == 0 || zeros == 0 ? double.NaN : (ranks - (ones * (ones + 1) / 2)) / (ones * zeros);
    }
}
