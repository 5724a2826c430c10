using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Tool.Fixing;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Reports;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Commands;

/// <summary>What "check" does once.</summary>
/// <param name="Fix">Whether files are repaired.</param>
/// <param name="Diff">Whether the repair is printed and not written.</param>
internal sealed record CheckRun(ToolConsole Console, IReadOnlyList<string> Paths, bool Fix, bool Diff, ReportFormat Format, RuleSeverity FailOn, string? InputName)
{
    public int Once(CancellationToken cancellation)
    {
        ProjectSet set = ProjectSet.Of(Paths, Console.ReadInput, InputName);
        foreach (string word in set.Words.Concat(set.Unusable)) Console.Error.WriteLine(word);

        var findings = new List<DiagnosticInfo>();
        int fixes = 0, changed = 0, failed = 0;
        foreach (TableProject project in set.Projects)
        {
            if (Fix || Diff) fixes += Repair(set, project, ref changed, ref failed, cancellation);
            findings.AddRange(project.Check(cancellation));
        }

        bool isTextElsewhere = Diff || (Fix && Paths.Contains(ProjectSet.StandardInput));
        TextWriter report = isTextElsewhere ? Console.Error : Console.Output;
        Report.Write(Format, report, findings, [.. set.Projects.SelectMany(project => project.Listed)], Console.HasColour && !isTextElsewhere);
        if (Format == ReportFormat.Text) Sum(set, findings, fixes, changed);

        bool isFound = findings.Any(finding => finding.Rule.Severity >= FailOn) || (Diff && changed > 0);
        return set.Unusable.Count > 0 || failed > 0 ? ExitCode.Unusable : isFound ? ExitCode.Findings : ExitCode.Clean;
    }

    private int Repair(ProjectSet set, TableProject project, ref int changed, ref int failed, CancellationToken cancellation)
    {
        int fixes = new TableRepair(project, path => project.Listed.Contains(path) && set.FileOf(path).IsExact).Run(cancellation);
        foreach (string path in project.Listed)
        {
            TextFile file = set.FileOf(path);
            string content = project.ContentOf(path);
            bool isInput = IsInput(path);
            if (isInput && !Diff) Console.Output.Write(content);
            if (content == file.Content) continue;

            changed++;
            if (Diff) UnifiedDiff.Write(Console.Output, path, file.Content, content);
            else if (!isInput && !TryReplace(file, content)) failed++;
        }

        return fixes;
    }

    private bool TryReplace(TextFile file, string content)
    {
        try
        {
            file.Replace(content);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(file.Path + ": it cannot be written: " + exception.Message);
            return false;
        }
    }

    private bool IsInput(string path) => Paths.Contains(ProjectSet.StandardInput) && (InputName is null ? path is "stdin.csv" or "stdin.json" : path == ProjectSet.Tidy(InputName));

    private void Sum(ProjectSet set, List<DiagnosticInfo> findings, int fixes, int changed)
    {
        var score = Score.Of(findings);
        int tables = set.Projects.Sum(project => project.Listed.Count);
        if (tables == 0) return;

        string found = findings.Count == 0 ? "nothing wrong" : $"{Count(score.Errors, "error")}, {Count(score.Warnings, "warning")}, {Count(score.Hints, "hint")}";
        string done = Diff ? $"; {Count(fixes, "fix", "fixes")} would change {Count(changed, "file")}"
            : Fix ? $"; {Count(fixes, "fix", "fixes")} applied in {Count(changed, "file")}"
            : findings.Any(finding => finding.Fixes.Count > 0) ? "; try --fix" : "";
        Console.Error.WriteLine($"{Count(tables, "table")}: {found}{done}");
    }

    private static string Count(int count, string one, string? many = null) => count == 1 ? "1 " + one : FormattableString.Invariant($"{count:N0} ") + (many ?? one + "s");
}
