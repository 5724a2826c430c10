using System.Globalization;
using System.IO;

namespace Classify;

/// <summary>The classes' names: a text file with one name per line, in the order of the classes.</summary>
internal sealed class Labels
{
    private readonly string[] _names;

    private Labels(string[] names) => _names = names;

    /// <summary>The name of a class; null if none were given.</summary>
    public string? this[int index] => _names.Length == 0 ? null : _names[index];

    public bool AreGiven => _names.Length > 0;

    /// <summary>Reads a file of names; no names without a file.</summary>
    /// <exception cref="FileException">The file does not have one line per class.</exception>
    public static Labels Load(string? path, int classes)
    {
        if (path is null) return new([]);
        string[] names = File.ReadAllLines(path);
        return names.Length == classes
            ? new(names)
            : throw new FileException(string.Create(CultureInfo.InvariantCulture, $"{path} has {names.Length} lines; the network has {classes} classes, and labels stand one per line."));
    }
}
