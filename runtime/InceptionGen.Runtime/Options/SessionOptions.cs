using System.Collections.Generic;
using InceptionGen.Threading;

namespace InceptionGen;

/// <summary>How one caller runs a network.</summary>
public sealed record SessionOptions
{
    /// <summary>The most <see cref="Threads"/> of a session. More do not make any operation faster: each has less to do than it takes to hand it over.</summary>
    public const int MaxThreads = ParallelLoop.MaxThreads;

    /// <summary>The most threads that share an operation, at most <see cref="MaxThreads"/>; 0 takes one per processor. Callers that run at the same time
    /// divide the processors among them. Where the system has fewer threads to give, those there are do the same work. Each has its own scratch memory.</summary>
    public int Threads { get; init; }

    /// <summary>Images of one run. The maps of all of them lie in one array, which holds 8 GB at most.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Feature maps to keep for reading after a run. Each costs its memory and one copy per run; nothing else is computed for it, except that
    /// an auxiliary classifier runs as soon as one of its stages is listed.</summary>
    public IReadOnlyList<Tap> Taps { get; init; } = [];

    /// <summary>How bytes become the network's input, if not as the table says.</summary>
    public Preprocessing? Preprocessing { get; init; }
}
