using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>The pool projection's cell, if there is such a branch.</summary>
internal sealed record PoolCell(CellReference At, PoolProjection Projection);
