using InceptionGen.Language.Text;

namespace InceptionGen.Language.Diagnostics;

/// <summary>Another place that a mistake has to do with.</summary>
/// <param name="Location">The cell, row or directive.</param>
/// <param name="Text">What it says to the mistake, in a short sentence.</param>
public sealed record RelatedPlace(LocationInfo Location, string Text);
