using System;
using System.Collections.Generic;
using System.Linq;

namespace Classify;

/// <summary>The word that was probably meant.</summary>
internal static class Suggestion
{
    /// <summary>" (did you mean 'googlenet'?)"; nothing if no known word is near.</summary>
    public static string For(string word, IEnumerable<string> known)
    {
        string nearest = known.MinBy(candidate => Distance(word, candidate)) ?? "";
        return Distance(word, nearest) <= Math.Max(2, word.Length / 3) ? $" (did you mean '{nearest}'?)" : "";
    }

    // Insertions, deletions and replacements from one word to the other, ignoring case (Levenshtein).
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
