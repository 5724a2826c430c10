using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Client;

/// <summary>A model's answer.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Version">Its version; null if the server does not say.</param>
/// <param name="Id">The request's; null if it had none.</param>
/// <param name="Outputs">In the order in which they were asked for.</param>
public sealed record InferenceResult(string Model, string? Version, string? Id, IReadOnlyList<InferenceTensor> Outputs)
{
    /// <summary>An output by its name.</summary>
    /// <exception cref="KeyNotFoundException">The answer has no such output.</exception>
    public InferenceTensor this[string name] => Outputs.FirstOrDefault(output => output.Name == name)
        ?? throw new KeyNotFoundException($"'{Model}' answered with {string.Join(", ", Outputs.Select(output => $"'{output.Name}'"))}, not with '{name}'.");
}
