using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;

namespace InceptionGen.Tool.Fixing;

/// <summary>How much is wrong: errors count before warnings, and warnings before hints.</summary>
internal readonly record struct Score(int Errors, int Warnings, int Hints) : IComparable<Score>
{
    public static Score Of(IReadOnlyList<DiagnosticInfo> findings)
    {
        int errors = findings.Count(finding => finding.Rule.Severity == RuleSeverity.Error);
        int warnings = findings.Count(finding => finding.Rule.Severity == RuleSeverity.Warning);
        return new Score(errors, warnings, findings.Count - errors - warnings);
    }

    public int CompareTo(Score other) => (Errors, Warnings, Hints).CompareTo((other.Errors, other.Warnings, other.Hints));
}
