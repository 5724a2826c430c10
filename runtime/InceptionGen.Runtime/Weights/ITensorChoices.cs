using System.Collections.Generic;

namespace InceptionGen.Weights;

/// <summary>A source that may hold several models, or names that begin with a wrapper's: what is needed decides.</summary>
internal interface ITensorChoices
{
    /// <summary>The tensors that have most of what is needed.</summary>
    /// <param name="network">What needs them.</param>
    /// <param name="needed">The needed names with their shapes.</param>
    /// <exception cref="WeightException">Several models fit, and nothing says which is meant.</exception>
    IWeightSource Choose(string network, IReadOnlyDictionary<string, TensorShape> needed);
}
