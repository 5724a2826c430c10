using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Repairing;

/// <summary>What a check of some rows found.</summary>
/// <param name="Problems">What is wrong with them.</param>
/// <param name="Measures">What each of the rows gives; none where it is not known.</param>
internal sealed record Findings(IReadOnlyList<DiagnosticInfo> Problems, IReadOnlyList<Measure?> Measures)
{
    /// <summary>What tells one problem from another, whatever its message says.</summary>
    public IEnumerable<(Rule Rule, string Path, TextRange Span)> Keys => Problems.Select(KeyOf);

    public static (Rule Rule, string Path, TextRange Span) KeyOf(DiagnosticInfo problem) => (problem.Rule, problem.Location.Path, problem.Location.Span);
}
