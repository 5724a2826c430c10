using System;
using System.Collections.Generic;
using System.IO;
using InceptionGen.Language.Diagnostics;

namespace InceptionGen.Tool.Reports;

/// <summary>Prints findings.</summary>
internal static class Report
{
    /// <param name="files">All files that were checked, those without findings too.</param>
    /// <param name="hasColour">Whether the text may have colours.</param>
    public static void Write(ReportFormat format, TextWriter output, IReadOnlyList<DiagnosticInfo> findings, IReadOnlyList<string> files, bool hasColour)
    {
        switch (format)
        {
            case ReportFormat.Json:
                JsonReport.Write(output, findings);
                break;
            case ReportFormat.Sarif:
                SarifReport.Write(output, findings);
                break;
            case ReportFormat.GitHub:
                GitHubReport.Write(output, findings);
                break;
            case ReportFormat.Junit:
                JunitReport.Write(output, findings, files);
                break;
            default:
                TextReport.Write(output, findings, hasColour);
                break;
        }
    }
}
