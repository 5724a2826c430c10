namespace InceptionGen.Algorithms;

/// <summary>An algorithm that can compute a convolution, and what that costs.</summary>
internal readonly record struct Candidate(Algorithm Algorithm, Cost Cost);
