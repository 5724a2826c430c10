using System;
using System.Collections.Generic;

namespace InceptionGen.AspNetCore;

/// <summary>What the JSON of a request says.</summary>
internal sealed class InferRequest
{
    /// <summary>What the answer repeats.</summary>
    public string? Id { get; set; }

    /// <summary>1 is served first; 0 is the usual.</summary>
    public long Priority { get; set; }

    /// <summary>How long it may wait; null for the model's own time.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Whether outputs that say nothing of it come after the JSON.</summary>
    public bool HasBinaryOutput { get; set; }

    /// <summary>The inputs.</summary>
    public List<InputTensor> Inputs { get; } = [];

    /// <summary>The outputs; none asks for all.</summary>
    public List<RequestedOutput> Outputs { get; } = [];
}
