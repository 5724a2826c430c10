using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Totals;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Repairing;

/// <summary>What a row gives, as its cells are now.</summary>
/// <param name="Cells">Its cells understood.</param>
/// <param name="Output">The map that it makes; null if it is not known.</param>
/// <param name="All">What all of its copies cost.</param>
/// <param name="One">What the last copy costs.</param>
internal sealed record Measure(Row Cells, Shape? Output, RowTotals All, RowTotals One);
