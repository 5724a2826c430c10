using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Tool.Importing.Writing;

/// <summary>The shortest list that has several lists in it, each in its order with gaps: the columns of a table whose rows use some of them each.</summary>
internal static class CommonSequence
{
    public static IReadOnlyList<string> Of(IEnumerable<IReadOnlyList<string>> lists) => lists.OrderByDescending(list => list.Count).Aggregate((IReadOnlyList<string>)[], Merge);

    /// <summary>Which place of the merged list each element of a list has; the first that it may have.</summary>
    public static int[] Places(IReadOnlyList<string> merged, IReadOnlyList<string> list)
    {
        int[] places = new int[list.Count];
        int at = 0;
        for (int index = 0; index < list.Count; index++, at++)
        {
            while (merged[at] != list[index]) at++;
            places[index] = at;
        }

        return places;
    }

    private static IReadOnlyList<string> Merge(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        // Lengths of the longest common subsequences of what is left of both.
        int[,] common = new int[one.Count + 1, other.Count + 1];
        for (int i = one.Count - 1; i >= 0; i--)
        {
            for (int j = other.Count - 1; j >= 0; j--) common[i, j] = one[i] == other[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        List<string> merged = [];
        int a = 0, b = 0;
        while (a < one.Count && b < other.Count)
        {
            if (one[a] == other[b])
            {
                merged.Add(one[a++]);
                b++;
            }
            else if (common[a + 1, b] >= common[a, b + 1])
            {
                merged.Add(one[a++]);
            }
            else
            {
                merged.Add(other[b++]);
            }
        }

        return [.. merged, .. one.Skip(a), .. other.Skip(b)];
    }
}
