using System;
using System.IO;
using System.Linq;
using static System.FormattableString;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>Where a network's time goes.</summary>
internal static class StageTable
{
    private const int Predictions = 10;

    /// <summary>Times the stages and lists them, with the rate that direct convolutions would have: twice the multiply-adds over the time.</summary>
    public static void Write(NetworkDescription network, OwnContender contender, int batch, TextWriter writer)
    {
        double[] milliseconds = contender.StageMilliseconds(Predictions);
        double total = milliseconds.Sum();
        writer.WriteLine();
        foreach (StageInfo stage in network.Stages.Where(stage => milliseconds[stage.Index] > 0))
        {
            double time = milliseconds[stage.Index];
            string rate = stage.MultiplyAdds == 0 ? "" : Invariant($"{2 * batch * stage.MultiplyAdds / time / 1e6:F0} GFLOP/s");
            writer.WriteLine(Invariant($"    {stage.Name,-28} {stage.Output,12} {time,9:F3} ms {time / total,7:P1} {rate,14}").TrimEnd());
        }

        writer.WriteLine(Invariant($"    {"all",-28} {"",12} {total,9:F3} ms {"",7} {2 * batch * network.MultiplyAdds / total / 1e6,6:F0} GFLOP/s"));
        writer.WriteLine();
    }
}
