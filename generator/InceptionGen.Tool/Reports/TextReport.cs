using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Reports;

/// <summary>One line for each finding, in the form that MSBuild and editors understand.</summary>
internal static class TextReport
{
    private const string Reset = "\e[0m", Red = "\e[31m", Yellow = "\e[33m", Blue = "\e[36m", Bold = "\e[1m";

    public static void Write(TextWriter output, IReadOnlyList<DiagnosticInfo> findings, bool hasColour)
    {
        foreach (DiagnosticInfo finding in findings)
        {
            LineColumn start = finding.Location.Lines.Start;
            string place = string.Create(CultureInfo.InvariantCulture, $"{finding.Location.Path}({start.Line + 1},{start.Column + 1})");
            string kind = finding.Rule.Severity.InWords() + " " + finding.Rule.Id;
            output.WriteLine(hasColour
                ? $"{Bold}{place}{Reset}: {ColourOf(finding.Rule.Severity)}{kind}{Reset}: {finding.Message}"
                : $"{place}: {kind}: {finding.Message}");
        }
    }

    private static string ColourOf(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => Red,
        RuleSeverity.Warning => Yellow,
        _ => Blue,
    };
}
