using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Projects;

/// <summary>The class that a table makes.</summary>
/// <param name="Path">The table's path.</param>
/// <param name="QualifiedName">The class with its namespace.</param>
/// <param name="At">Where the table gives its name.</param>
internal sealed record ClassClaim(string Path, string QualifiedName, LocationInfo At);
