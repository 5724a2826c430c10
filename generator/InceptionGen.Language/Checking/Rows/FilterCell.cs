using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>A filter column's cell with convolutions in it.</summary>
/// <param name="Heading">The column in the language's spelling, numbered if the table repeats it: "#3x3 reduce (2)".</param>
/// <param name="Counts">The filters, one number for each kernel of the column.</param>
internal sealed record FilterCell(CellReference At, FilterColumn Column, string Heading, EquatableArray<int> Counts);
