using System.Collections.Generic;
using InceptionGen.Algorithms;

namespace InceptionGen.Tuning;

/// <summary>What the algorithms that can compute a layer took inside its network.</summary>
/// <param name="Layer">The convolution or linear layer.</param>
/// <param name="Times">Each algorithm, the one that the cost model chooses first, and the least milliseconds of its runs, all images of the batch together.</param>
internal sealed record MeasuredLayer(ConvolutionInfo Layer, IReadOnlyList<(Candidate Candidate, double Milliseconds)> Times);
