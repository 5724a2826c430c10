using System.Collections.Generic;
using System.Globalization;
using System.IO;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Reports;

/// <summary>Annotations of GitHub Actions, which shows them in the changed files.</summary>
internal static class GitHubReport
{
    public static void Write(TextWriter output, IReadOnlyList<DiagnosticInfo> findings)
    {
        foreach (DiagnosticInfo finding in findings)
        {
            LineRange lines = finding.Location.Lines;
            string place = string.Create(
                CultureInfo.InvariantCulture,
                $"file={Property(finding.Location.Path)},line={lines.Start.Line + 1},endLine={lines.End.Line + 1},col={lines.Start.Column + 1},endColumn={lines.End.Column + 1}");
            output.WriteLine($"::{finding.Rule.Severity.InGitHub()} {place},title={Property(finding.Rule.Id)}::{Data(finding.Message)}");
        }
    }

    private static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
}
