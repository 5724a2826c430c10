using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Reports;

/// <summary>A finding as the JSON format has it. Lines and columns are counted from 1, columns in UTF-16.</summary>
internal sealed record JsonFinding(
    string File, int Line, int Column, int EndLine, int EndColumn, string Id, string Severity, string Message, IReadOnlyList<JsonFix> Fixes)
{
    public static JsonFinding Of(DiagnosticInfo finding)
    {
        LineRange lines = finding.Location.Lines;
        return new JsonFinding(
            finding.Location.Path, lines.Start.Line + 1, lines.Start.Column + 1, lines.End.Line + 1, lines.End.Column + 1,
            finding.Rule.Id, finding.Rule.Severity.InWords(), finding.Message, [.. finding.Fixes.Select(fix => JsonFix.Of(fix, finding.Location.Path))]);
    }
}
