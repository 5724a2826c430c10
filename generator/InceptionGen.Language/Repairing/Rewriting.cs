using System.Collections.Generic;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Repairing;

/// <summary>Another text of several cells by one change of the file.</summary>
/// <param name="Edits">What the cells would be.</param>
/// <param name="Fix">The change.</param>
/// <param name="Words">What is wrong.</param>
/// <param name="At">The cell where it is.</param>
internal sealed record Rewriting(IReadOnlyList<CellEdit> Edits, Fix Fix, string Words, Cell At);
