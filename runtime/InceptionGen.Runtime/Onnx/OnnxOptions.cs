using System.Collections.Generic;

namespace InceptionGen;

/// <summary>What <see cref="OnnxExport"/> writes.</summary>
public sealed record OnnxOptions
{
    /// <summary>The feature maps that the model gives, as its outputs in this order; what none of them needs is not written. Null for
    /// <see cref="NetworkDescription.Output"/> and, if that is a softmax or sigmoid, <see cref="NetworkDescription.Logits"/>. Auxiliary classifiers are outputs like any other stage.</summary>
    public IReadOnlyList<Tap>? Outputs { get; init; }

    /// <summary>What the outputs are called, a name for each, instead of their rows' names; null for those. With it, no output is asked for twice.</summary>
    public IReadOnlyList<string>? OutputNames { get; init; }

    /// <summary>Accepts weights that no row of the table needs (<see cref="LoadOptions.IgnoreSurplus"/>).</summary>
    public bool IgnoreSurplus { get; init; }
}
