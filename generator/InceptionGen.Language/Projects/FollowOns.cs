using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;

namespace InceptionGen.Language.Projects;

/// <summary>What is said only because of another mistake, and would go with it.</summary>
internal static class FollowOns
{
    /// <summary>The diagnostics without these. A padding is not asked for where a directive that may give it is misspelt.</summary>
    public static IEnumerable<DiagnosticInfo> LeftOut(IReadOnlyCollection<DiagnosticInfo> diagnostics) =>
        diagnostics.Any(IsOfDirective) ? diagnostics.Where(diagnostic => diagnostic.Rule != Rules.PaddingOpen) : diagnostics;

    private static bool IsOfDirective(DiagnosticInfo diagnostic) =>
        (diagnostic.Rule == Rules.UnknownDirective && diagnostic.Fixes.Count > 0) || diagnostic.Rule == Rules.SettingNotUnderstood;
}
