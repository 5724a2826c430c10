using System;
using System.Collections.Generic;

namespace InceptionGen.Client;

/// <summary>What a request asks for beside its inputs.</summary>
public sealed record InferenceOptions
{
    /// <summary>The model's version; null for the server's choice.</summary>
    public string? Version { get; init; }

    /// <summary>What the answer repeats.</summary>
    public string? Id { get; init; }

    /// <summary>The outputs; none asks for all.</summary>
    public IReadOnlyList<InferenceOutput> Outputs { get; init; } = [];

    /// <summary>1 is served first; 0 is the server's usual priority.</summary>
    public int Priority { get; init; }

    /// <summary>How long the request may wait on the server until it begins; null for the server's own time.</summary>
    public TimeSpan? Timeout { get; init; }
}
