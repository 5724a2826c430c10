using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Weights;

/// <summary>Which of a file's tensors a missing one might be: nobody else's, of its shape, and called most like it.</summary>
/// <remarks>Comparing costs the product of two names' lengths, and a file may list any number of names of any length; so few are compared.</remarks>
internal sealed class NearestNames
{
    private const int MostAsked = 40;
    private const int MostCompared = 300;
    private const int LongestName = 120;

    private readonly Dictionary<TensorShape, List<string>> _unused = [];
    private int _asked;

    /// <summary>Looks among tensors.</summary>
    /// <param name="unused">Those that no row of the table needs.</param>
    public NearestNames(IEnumerable<KeyValuePair<string, TensorShape>> unused)
    {
        foreach ((string name, TensorShape shape) in unused.Where(tensor => tensor.Key.Length <= LongestName))
        {
            TensorShape key = Plain(shape);
            if (!_unused.TryGetValue(key, out List<string>? names)) _unused.Add(key, names = []);
            if (names.Count < MostCompared) names.Add(name);
        }
    }

    /// <summary>The name most like a missing one; null if no tensor of its shape is left over.</summary>
    public string? To(string missing, TensorShape shape)
    {
        if (_asked++ >= MostAsked || missing.Length > LongestName || !_unused.TryGetValue(Plain(shape), out List<string>? names)) return null;
        return names.MinBy(name => Distance(name, missing));
    }

    /// <summary>A name, or what a message can show of it.</summary>
    public static string Shorten(string name) => name.Length > LongestName ? name[..LongestName] + "..." : name;

    // A vector with or without further dimensions of 1.
    private static TensorShape Plain(TensorShape shape)
    {
        int[] longer = [.. shape.Dimensions.ToArray().Where(dimension => dimension != 1)];
        return longer.Length <= 1 ? new(longer) : shape;
    }

    // Levenshtein's: how many letters are to be put in, left out or changed.
    private static int Distance(string from, string to)
    {
        Span<int> row = stackalloc int[to.Length + 1];
        for (int j = 0; j <= to.Length; j++) row[j] = j;
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[to.Length];
    }
}
