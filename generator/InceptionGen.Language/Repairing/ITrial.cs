using System.Collections.Generic;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Repairing;

/// <summary>A part of a table that can be checked by itself, with other texts in some cells.</summary>
internal interface ITrial
{
    /// <summary>The rows that are checked.</summary>
    IReadOnlyList<TableRow> Rows { get; }

    Findings Check(IReadOnlyList<CellEdit> edits);
}
