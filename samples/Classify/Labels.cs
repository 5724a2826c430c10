using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace Classify;

/// <summary>The classes' names, in the order of the classes: those of the table, or of a text file with one name per line.</summary>
/// <param name="names">None, or one for each class.</param>
internal sealed class Labels(IReadOnlyList<string> names)
{
    /// <summary>The name of a class; null if none were given.</summary>
    public string? this[int index] => names.Count == 0 ? null : names[index];

    public bool AreGiven => names.Count > 0;

    /// <summary>Reads a file of names.</summary>
    /// <exception cref="FileException">The file does not have one line per class.</exception>
    public static Labels Load(string path, int classes)
    {
        string[] names = File.ReadAllLines(path);
        return names.Length == classes
            ? new(names)
            : throw new FileException(string.Create(CultureInfo.InvariantCulture, $"{path} has {names.Length} lines; the network has {classes} classes, and there must be one label per line."));
    }
}
