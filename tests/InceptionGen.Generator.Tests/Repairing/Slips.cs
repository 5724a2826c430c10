using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Repairing;

/// <summary>Tables with a slip in them.</summary>
internal static class Slips
{
    public static IReadOnlyList<DiagnosticInfo> Check(string path, string text) => [.. TableChecker
        .Check(new[] { path, "googlenet.names.csv", "googlenet_torchvision.names.csv" }.Select(file => new ProjectTable(new TableSource(file, file == path ? text : Repository.Read("tables", file)))))
        .Where(problem => problem.Location.Path == path && problem.Rule.Severity != RuleSeverity.Information)];

    public static string Apply(string text, Fix fix) => fix.Edits.OrderByDescending(edit => edit.Location.Span.Start)
        .Aggregate(text, (now, edit) => now[..edit.Location.Span.Start] + edit.Text + now[edit.Location.Span.End..]);

    public static string TextAt(string text, LocationInfo place) => text[place.Span.Start..place.Span.End];

    public static string Replace(string text, string old, string other)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        return text[..at] + other + text[(at + old.Length)..];
    }
}
