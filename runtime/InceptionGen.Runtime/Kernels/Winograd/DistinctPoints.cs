using System.Collections.Generic;

namespace InceptionGen.Kernels.Winograd;

/// <summary>The points of a dimension that differ in how they weigh a kernel. Where a stride leaves a weight alone with some inputs, as many points as it has outputs take just that weight:
/// one matrix of weights serves them all.</summary>
internal static class DistinctPoints
{
    // (points, weights) -> which of the distinct points each point is
    public static int[] IndexOf(double[,] transform)
    {
        List<int> distinct = Find(transform);
        int[] index = new int[transform.GetLength(0)];
        for (int point = 0; point < index.Length; point++) index[point] = distinct.FindIndex(other => AreEqual(transform, point, other));
        return index;
    }

    // (points, weights) -> (distinct points, weights)
    public static float[,] Rounded(double[,] transform)
    {
        List<int> distinct = Find(transform);
        var rounded = new float[distinct.Count, transform.GetLength(1)];
        for (int i = 0; i < distinct.Count; i++)
        {
            for (int weight = 0; weight < rounded.GetLength(1); weight++) rounded[i, weight] = (float)transform[distinct[i], weight];
        }

        return rounded;
    }

    // The first point of each kind.
    private static List<int> Find(double[,] transform)
    {
        List<int> distinct = [];
        for (int point = 0; point < transform.GetLength(0); point++)
        {
            if (!distinct.Exists(other => AreEqual(transform, point, other))) distinct.Add(point);
        }

        return distinct;
    }

    private static bool AreEqual(double[,] transform, int point, int other)
    {
        for (int weight = 0; weight < transform.GetLength(1); weight++)
        {
            if (transform[point, weight] != transform[other, weight]) return false;
        }

        return true;
    }
}
