using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Checking.Totals;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Repairing;

/// <summary>What a row gives, as its cells are now.</summary>
/// <param name="Cells">Its cells understood.</param>
/// <param name="Declared">What it declares for its output, itself or by the row below; null if nothing does.</param>
/// <param name="Output">The map that it makes; null if it is not known.</param>
/// <param name="All">What all of its copies cost.</param>
/// <param name="One">What the last copy costs.</param>
internal sealed record Measure(Row Cells, DeclaredShape? Declared, Shape? Output, RowTotals All, RowTotals One);
