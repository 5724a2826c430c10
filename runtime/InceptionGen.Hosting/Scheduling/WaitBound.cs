using System;

namespace InceptionGen.Hosting;

/// <summary>How much longer than expected a wait may be. Every wait shows by how much the expected one was wrong: since units differ, other programs come and go,
/// and urgent requests overtake. The bound is the mean of (wait / expected wait) and four of its mean deviations, as TCP chooses the time after which it sends
/// again (V. Jacobson, "Congestion Avoidance and Control", 1988; RFC 6298).</summary>
internal sealed class WaitBound
{
    /// <summary>Neither a bound nor a wait that is learned from is more than this multiple of the expected wait: a queue of half the budget still keeps all slots busy.</summary>
    public const double Most = 2;

    // Requests in a queue wait for the same units, so that their errors are alike: the average is over several queues of a second.
    private const double Gain = 1.0 / 256;
    private const double Deviations = 4;

    private double _mean;
    private double _deviation;

    /// <summary>Before anything was learned the bound is <see cref="Most"/>: the first estimate knows neither decoding nor crowded processors.</summary>
    public WaitBound()
        : this(mean: 1, deviation: (Most - 1) / Deviations)
    {
    }

    /// <param name="mean">The mean of (wait / expected wait).</param>
    /// <param name="deviation">The mean distance from that.</param>
    public WaitBound(double mean, double deviation) => (_mean, _deviation) = (mean, deviation);

    /// <summary>What an expected wait is multiplied by: from 1 to <see cref="Most"/>.</summary>
    public double Factor => Math.Clamp(_mean + (Deviations * _deviation), 1, Most);

    /// <summary>Takes a wait into the averages.</summary>
    /// <param name="expected">More than zero.</param>
    /// <param name="actual">How long it was, or how long it was at least.</param>
    public void Learn(TimeSpan expected, TimeSpan actual)
    {
        double error = Math.Min(actual / expected, Most) - _mean;
        _mean += Gain * error;
        _deviation += Gain * (Math.Abs(error) - _deviation);
    }
}
