using System.Collections.Generic;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Naming;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Shapes;

namespace InceptionGen.Language.Checking.Networks;

/// <summary>A row of a network table.</summary>
/// <param name="Cells">The row understood; null if its type is not.</param>
/// <param name="Output">The size it declares, even if nothing else in it is understood.</param>
internal sealed record NetworkRow(TypedRow Typed, RowNames Names, Row? Cells, DeclaredShape? Output)
{
    public bool StartsHead => Typed.Type?.Kind == RowKind.AuxiliaryClassifier;
}
