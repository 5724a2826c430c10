using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>
/// A row. Its cells are in the order in which they were written, and there is at least one for each of the table's columns:
/// what the row leaves out is an empty cell at the row's end.
/// </summary>
internal sealed record TableRow(EquatableArray<Cell> Cells, LocationInfo Location);
