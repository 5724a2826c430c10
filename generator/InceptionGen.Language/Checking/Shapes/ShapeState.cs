using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>What is known about a map.</summary>
/// <param name="Computed">The shape in the specification: computed, or a substitute where nothing could be computed.</param>
/// <param name="Candidates">
/// The shapes it may have, the likeliest first: the computed one, then what the table declares where that differs. A row that agrees with any of
/// them is not to blame. Empty after a row that could not be understood, until a size is declared again.
/// </param>
internal sealed record ShapeState(Shape Computed, IReadOnlyList<Shape> Candidates)
{
    public static ShapeState Known(Shape shape) => new(shape, [shape]);

    public static ShapeState Unknown(Shape standIn) => new(standIn, []);

    public bool IsKnown => Candidates.Count > 0;

    /// <summary>The same map, of which a cell declares a shape.</summary>
    public ShapeState WithCandidate(Shape shape) => Candidates.Contains(shape) ? this : this with { Candidates = [.. Candidates, shape] };
}
