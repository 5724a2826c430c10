using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Server;

/// <summary>What is wrong with an open table, as editors show it.</summary>
internal static class TableDiagnostics
{
    public static PublishDiagnostics Of(OpenTable table, Workspace workspace, CancellationToken cancellation) => new(
        table.Uri, table.Version, [.. table.Project.Check(table.Path, cancellation).Select(finding => Of(finding, table, workspace))]);

    public static LspDiagnostic Of(DiagnosticInfo finding, OpenTable table, Workspace workspace) => new(
        RangeOf(finding.Location, table),
        finding.Rule.Severity switch { RuleSeverity.Error => 1, RuleSeverity.Warning => 2, _ => 3 },
        finding.Rule.Id,
        new LspCodeDescription(finding.Rule.HelpLink),
        "inceptiongen",
        finding.Message,
        finding.Related.Count == 0 ? null : [.. finding.Related.Select(related => new LspRelated(new LspLocation(workspace.UriOf(related.Location.Path), RangeOf(related.Location, table)), related.Text))]);

    /// <summary>A place in the table or in another of its project.</summary>
    public static LspRange RangeOf(LocationInfo location, OpenTable table)
    {
        EditorText text = location.Path == table.Path || !table.Project.Has(location.Path) ? table.Text : new EditorText(table.Project.ContentOf(location.Path));
        return text.RangeOf(location.Span.Start, location.Span.End);
    }
}
