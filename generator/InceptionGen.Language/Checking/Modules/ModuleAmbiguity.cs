using System.Collections.Generic;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Modules;

/// <summary>Two module tables with the same name.</summary>
internal static class ModuleAmbiguity
{
    /// <summary>What to do about them.</summary>
    public static string Of(IReadOnlyList<TableDocument> found) =>
        "'" + Excerpt.Of(found[0].Path) + "' and '" + Excerpt.Of(found[1].Path) + "' are both called so; rename one of them";
}
