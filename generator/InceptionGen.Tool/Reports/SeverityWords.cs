using System;
using InceptionGen.Language.Diagnostics;

namespace InceptionGen.Tool.Reports;

/// <summary>What each format calls the severities.</summary>
internal static class SeverityWords
{
    public static string InWords(this RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        _ => "info",
    };

    /// <summary>SARIF's level.</summary>
    public static string InSarif(this RuleSeverity severity) => severity == RuleSeverity.Information ? "note" : InWords(severity);

    /// <summary>The command of an annotation.</summary>
    public static string InGitHub(this RuleSeverity severity) => severity == RuleSeverity.Information ? "notice" : InWords(severity);
}
