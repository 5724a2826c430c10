using System;
using System.Diagnostics;
using System.Globalization;

namespace InceptionGen.Fuzzing;

/// <summary>What came of the inputs of one target.</summary>
internal sealed class FuzzCounts
{
    public int Tried { get; set; }

    public int Accepted { get; set; }

    /// <summary>Pairs of branches of which the second was taken directly after the first.</summary>
    public int Edges { get; set; }

    /// <summary>Inputs that reached something new.</summary>
    public int Kept { get; set; }

    public int Findings { get; set; }

    /// <summary>Bytes that one input allocated, at most.</summary>
    public long MostAllocated { get; set; }

    /// <summary>The time of one input, at most, in ticks of <see cref="Stopwatch"/>.</summary>
    public long LongestTicks { get; set; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Tried:N0} tried, {Accepted:N0} accepted, {Edges:N0} edges, {Kept:N0} kept, at most {MostAllocated / 1e6:0.0} MB and {LongestTicks * 1000.0 / Stopwatch.Frequency:N0} ms, {Findings} findings");
}
