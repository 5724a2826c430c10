using System.Collections.Generic;
using InceptionGen.Tool.Scoring.Inputs;

namespace InceptionGen.Tool.Scoring.Parts;

/// <summary>The images of a part, in the order of its rows.</summary>
/// <param name="Part">Its number.</param>
/// <param name="Images">Sorted by key; none of the keys is there twice.</param>
internal sealed record PartImages(int Part, IReadOnlyList<ScoredImage> Images);
