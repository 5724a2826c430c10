using System.Collections.Generic;

namespace InceptionGen;

/// <summary>How one caller runs a network.</summary>
public sealed record SessionOptions
{
    /// <summary>Threads that share each operation; 0 takes one per processor.</summary>
    public int Threads { get; init; }

    /// <summary>Images of one run.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Feature maps to keep for reading after a run. Each costs its memory and one copy per run; nothing else is computed for it, except that
    /// an auxiliary classifier runs as soon as one of its stages is listed.</summary>
    public IReadOnlyList<Tap> Taps { get; init; } = [];

    /// <summary>How bytes become the network's input, if not as the table says.</summary>
    public Preprocessing? Preprocessing { get; init; }
}
