using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Load.Asking;
using static System.FormattableString;

namespace InceptionGen.Load.Runs;

/// <summary>Asks two services in turn, first whether they give the same numbers, and then how many answers a second.</summary>
internal sealed class BesideRun : IRun
{
    // Both compute in float32, in their own orders; probabilities are at most 1.
    private const float Tolerance = 1e-4f;

    private const int Rounds = 7;

    /// <inheritdoc/>
    public async Task<bool> RunAsync(LoadOptions options, TextWriter writer)
    {
        if (options.Peer is null) throw new ArgumentException("beside needs --peer URL, the other service.");
        using PhotoClient own = new(options.Url, options), peer = new(options.Peer, options);
        float difference = Difference(await own.ProbabilitiesAsync(), await peer.ProbabilitiesAsync());
        writer.WriteLine(Invariant($"greatest difference of a probability {difference:G2}"));
        if (!(difference <= Tolerance)) throw new InvalidOperationException(Invariant($"The two services do not compute the same: their probabilities differ by {difference:G2}."));

        writer.WriteLine("| callers | service, answers/s | peer, answers/s | ratio | service, median ms | peer, median ms | ratio | service MB | peer MB |");
        writer.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (int callers in (int[])[1, Environment.ProcessorCount, 2 * Environment.ProcessorCount, 8 * Environment.ProcessorCount])
        {
            await ClosedLoop.RunAsync(own, callers, TimeSpan.FromSeconds(1));
            await ClosedLoop.RunAsync(peer, callers, TimeSpan.FromSeconds(1));
            List<(double Rate, TimeSpan Median)> owns = [], peers = [];
            TimeSpan turn = options.Duration / Rounds;
            for (int round = 0; round < Rounds; round++)
            {
                owns.Add(await ClosedLoop.RunAsync(own, callers, turn));
                peers.Add(await ClosedLoop.RunAsync(peer, callers, turn));
            }

            (double ownRate, double peerRate) = (Medians.Of(owns.Select(one => one.Rate)), Medians.Of(peers.Select(one => one.Rate)));
            (double ownTime, double peerTime) = (Medians.Of(owns.Select(one => one.Median.TotalMilliseconds)), Medians.Of(peers.Select(one => one.Median.TotalMilliseconds)));
            writer.WriteLine(Invariant($"| {callers} | {ownRate:F1} | {peerRate:F1} | {ownRate / peerRate:F2} | {ownTime:F1} | {peerTime:F1} | {ownTime / peerTime:F2} | {await own.MegabytesAsync():F0} | {await peer.MegabytesAsync():F0} |"));
        }

        return true;
    }

    private static float Difference(float[] left, float[] right) =>
        left.Length == right.Length ? left.Zip(right, (a, b) => MathF.Abs(a - b)).Aggregate(0f, (most, one) => one <= most ? most : one) : float.PositiveInfinity;
}
