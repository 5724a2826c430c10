using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <param name="Text">The heading as printed ("#3x3 reduce").</param>
internal sealed record Column(int Index, string Text, ColumnKind Kind, FilterColumn? Filters, LocationInfo Location);
