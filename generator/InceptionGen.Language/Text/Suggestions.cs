using System;
using System.Collections.Generic;

namespace InceptionGen.Language.Text;

/// <summary>The word that was probably meant.</summary>
internal static class Suggestions
{
    /// <summary>Longer texts are prose, not misspelt words.</summary>
    private const int MaximumLength = 60;

    /// <summary>The nearest candidate, the first of several equally near; null if none is near: one slip for every three letters, and at least one.</summary>
    public static string? DidYouMean(string word, IEnumerable<string> candidates)
    {
        string spelt = Spelling.Compact(word);
        if (spelt.Length is 0 or > MaximumLength) return null;

        string? nearest = null;
        int nearestDistance = int.MaxValue;
        foreach (string candidate in candidates)
        {
            string wanted = Spelling.Compact(candidate);
            if (wanted.Length > MaximumLength) continue;

            int slipsAllowed = Math.Max(1, Math.Min(spelt.Length, wanted.Length) / 3);
            if (Math.Abs(spelt.Length - wanted.Length) > slipsAllowed) continue;

            int distance = Distance(spelt, wanted);
            // One slip leaves too little of a word of two letters.
            if (distance > slipsAllowed || distance >= nearestDistance || distance * 2 >= wanted.Length) continue;

            nearest = candidate;
            nearestDistance = distance;
        }

        return nearest;
    }

    /// <summary>"did you mean 'conv'?", or the other text if no candidate is near.</summary>
    public static string DidYouMean(string word, IEnumerable<string> candidates, string otherwise)
    {
        string? nearest = DidYouMean(word, candidates);
        return nearest is null ? otherwise : "did you mean '" + Excerpt.Of(nearest) + "'?";
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that lead from one text to the other (optimal string alignment).</summary>
    private static int Distance(string from, string to)
    {
        int[] beforeLast = new int[to.Length + 1], last = new int[to.Length + 1], current = new int[to.Length + 1];
        for (int column = 0; column <= to.Length; column++) last[column] = column;

        for (int row = 1; row <= from.Length; row++)
        {
            current[0] = row;
            for (int column = 1; column <= to.Length; column++)
            {
                int replaced = last[column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(last[column], current[column - 1]) + 1);
                bool swapped = row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1];
                if (swapped) current[column] = Math.Min(current[column], beforeLast[column - 2] + 1);
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[to.Length];
    }
}
