using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>A count as the paper printed it.</summary>
internal sealed record PrintedCell(CellReference At, PrintedCount Count);
