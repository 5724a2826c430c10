using System.Linq;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>A shape that a cell declares.</summary>
internal sealed record DeclaredShape(Shape Shape, CellReference At);
