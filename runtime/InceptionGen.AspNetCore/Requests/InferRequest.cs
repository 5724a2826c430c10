using System;
using System.Collections.Generic;
using InceptionGen.Hosting;

namespace InceptionGen.AspNetCore;

/// <summary>What a request says.</summary>
internal sealed class InferRequest
{
    /// <summary>The most inputs, and the most outputs, that are read.</summary>
    public const int MostTensors = 64;

    /// <summary>What the answer repeats.</summary>
    public string? Id { get; set; }

    /// <summary>1 is served first; 0 is the usual.</summary>
    public long Priority { get; set; }

    /// <summary>How long it may wait; null for the model's own time.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Whether outputs that say nothing of it are binary.</summary>
    public bool HasBinaryOutput { get; set; }

    /// <summary>The inputs.</summary>
    public List<InputTensor> Inputs { get; } = [];

    /// <summary>The outputs; none asks for all.</summary>
    public List<RequestedOutput> Outputs { get; } = [];

    /// <summary>Its priority among others, once it was checked.</summary>
    /// <exception cref="ProtocolException">There is no such priority.</exception>
    public int RequirePriority()
    {
        if (Priority is < 0 or > Priorities.Lowest) throw ProtocolException.Invalid($"'priority' is {Priority}; it may be 1 to {Priorities.Lowest}, or 0 for the usual one.");
        return Priority == 0 ? Priorities.Default : (int)Priority;
    }

    /// <summary>The time that a number of microseconds says; null for 0, which leaves it to the model.</summary>
    /// <exception cref="ProtocolException">It is negative.</exception>
    public static TimeSpan? TimeoutOf(long microseconds) => microseconds switch
    {
        < 0 => throw ProtocolException.Invalid($"'timeout' is {microseconds}; it is a number of microseconds."),
        0 => null,
        _ => TimeSpan.FromMicroseconds(Math.Min(microseconds, 1e15)),
    };
}
