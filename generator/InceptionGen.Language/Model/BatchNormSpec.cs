using System;
using System.Linq;

namespace InceptionGen.Language.Model;

/// <summary>Batch normalisation after a convolution.</summary>
/// <param name="Epsilon">Added to the variance; the cell's own text, so that no digit is lost.</param>
/// <param name="Gamma">Whether it scales; Keras' Inception v3 does not.</param>
/// <param name="Momentum">The share of the running statistics that a step of training keeps; the cell's own text, too.</param>
internal sealed record BatchNormSpec(string Epsilon, bool Gamma, string Momentum = BatchNormSpec.UsualMomentum)
{
    /// <summary>Where the table says none, as in Keras.</summary>
    public const string UsualMomentum = "0.99";
}
