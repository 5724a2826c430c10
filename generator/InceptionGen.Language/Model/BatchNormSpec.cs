using System;
using System.Linq;

namespace InceptionGen.Language.Model;

/// <summary>Batch normalisation after a convolution.</summary>
/// <param name="Epsilon">Added to the variance; the cell's own text, so that no digit is lost.</param>
/// <param name="Gamma">Whether it scales; Keras' Inception v3 does not.</param>
internal sealed record BatchNormSpec(string Epsilon, bool Gamma);
