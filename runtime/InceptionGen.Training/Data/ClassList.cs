using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InceptionGen.Training.Data;

/// <summary>What the names of classes have to satisfy.</summary>
internal static class ClassList
{
    private const int MostShown = 12;

    /// <summary>Throws unless a network with this number of outputs can learn the classes.</summary>
    /// <param name="outputs">The network's outputs for an image.</param>
    /// <param name="names">The classes.</param>
    /// <param name="owner">What the message calls the data.</param>
    /// <exception cref="TrainingDataException">It cannot.</exception>
    public static void RequireOutputs(int outputs, IReadOnlyList<string> names, string owner)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        if (names.Count == Math.Max(outputs, 2)) return;
        string network = outputs == 1 ? "one output, which tells two classes apart" : $"{Number(outputs)} outputs, one for each class";
        throw new TrainingDataException($"The network has {network}, but {owner} has {Number(names.Count)} {(names.Count == 1 ? "class" : "classes")}: {Shown(names)}.{Remedy(outputs, names.Count)}");
    }

    /// <summary>Throws unless the labels of two sources of images stand for the same classes. Sources whose classes have numbers for names fit any.</summary>
    /// <param name="training">The classes of the one.</param>
    /// <param name="validation">The classes of the other.</param>
    /// <exception cref="TrainingDataException">They do not.</exception>
    public static void RequireAlike(IReadOnlyList<string> training, IReadOnlyList<string> validation)
    {
        if (training.SequenceEqual(validation, StringComparer.Ordinal) || AreNumbers(training) || AreNumbers(validation)) return;
        throw new TrainingDataException(
            $"The classes of the validation images ({Shown(validation)}) are not those of the training images ({Shown(training)}), in this order. Give both sources the same ClassNames.");
    }

    /// <summary>Throws unless both lists have the same names, in any order.</summary>
    /// <param name="expected">The names that are wanted.</param>
    /// <param name="found">The names of the folders.</param>
    /// <param name="folder">Where they lie.</param>
    /// <exception cref="TrainingDataException">They differ; the message has both lists and the difference.</exception>
    public static void RequireSame(IReadOnlyList<string> expected, IReadOnlyList<string> found, string folder)
    {
        string[] missing = [.. expected.Except(found, StringComparer.Ordinal)];
        string[] more = [.. found.Except(expected, StringComparer.Ordinal)];
        if (missing.Length + more.Length == 0) return;
        string difference = string.Join("; ", new[]
        {
            missing.Length == 0 ? "" : $"no folder for {Shown(missing)}",
            more.Length == 0 ? "" : $"not expected: {Shown(more)}",
        }.Where(part => part.Length > 0));
        throw new TrainingDataException($"The folders in {folder} are not the classes that are expected ({difference}). Expected: {Shown(expected)}. Found: {Shown(found)}.");
    }

    /// <summary>The names in a row, or the first of them.</summary>
    public static string Shown(IReadOnlyList<string> names) =>
        names.Count <= MostShown ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostShown))} and {Number(names.Count - MostShown)} more";

    private static string Remedy(int outputs, int classes) => (outputs, classes) switch
    {
        (_, < 2) => "",
        (1, _) => $" Leave two of them, or let the table's last linear row have {Number(classes)} outputs, with a softmax after it in place of the sigmoid.",
        _ => $" Let the table's last linear row have {Number(classes)} outputs, or give the ArchitectureTable item Classes=\"{classes}\".",
    };

    private static bool AreNumbers(IReadOnlyList<string> names) => names.Select((name, label) => name == label.ToString(CultureInfo.InvariantCulture)).All(isNumber => isNumber);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
