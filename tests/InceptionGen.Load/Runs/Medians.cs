using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Load.Runs;

/// <summary>The middle of what several turns measured, which one disturbed turn does not move.</summary>
internal static class Medians
{
    /// <summary>The median.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
