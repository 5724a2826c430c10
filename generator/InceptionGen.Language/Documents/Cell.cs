using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <param name="Column">Its column.</param>
/// <param name="Text">The content without surrounding blanks, quotes or [sic: ...]; "" for an empty cell.</param>
/// <param name="Location">The content's span; an empty span where the content should have been.</param>
/// <param name="Sic">Why the printed value is kept although it is wrong ("[sic: reason]"); null if nothing is said.</param>
internal sealed record Cell(Column Column, string Text, LocationInfo Location, string? Sic)
{
    public bool IsEmpty => Text.Length == 0;

    /// <summary>Whether something is wrong with the cell's form, which has been reported: what it says is not known.</summary>
    public bool IsReported { get; init; }

    /// <summary>Whether the content is between quotes in the file.</summary>
    public bool IsQuoted { get; init; }
}
