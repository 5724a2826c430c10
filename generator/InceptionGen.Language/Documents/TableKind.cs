using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Language.Documents;

/// <summary>What kind of table a document is (tables/README.md, "Three kinds of table").</summary>
internal enum TableKind
{
    Network,
    Module,
    Names,
}
