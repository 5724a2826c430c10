using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Fixing;

namespace InceptionGen.Tool.Server;

/// <summary>The fixes of a table, one by one and all at once.</summary>
internal static class CodeActions
{
    private const string QuickFix = "quickfix", All = "source.fixAll", AllTitle = "Fix all mistakes of this table that can be fixed";

    public static IReadOnlyList<LspCodeAction> Of(OpenTable table, Workspace workspace, JsonElement parameters, bool isResolved)
    {
        JsonElement range = parameters.GetProperty("range");
        int from = OffsetOf(table, range.GetProperty("start")), to = OffsetOf(table, range.GetProperty("end"));
        IReadOnlyList<DiagnosticInfo> findings = table.Project.Check(table.Path);
        var actions = new List<LspCodeAction>();
        if (Wants(parameters, QuickFix))
        {
            foreach (DiagnosticInfo finding in findings.Where(finding => finding.Location.Span.Start <= to && finding.Location.Span.End >= from))
                actions.AddRange(finding.Fixes.Select((fix, index) => Of(fix, finding, isFirst: index == 0, table, workspace)));
        }

        if (Wants(parameters, All) && findings.Any(finding => finding.Fixes.Count > 0))
        {
            LspWorkspaceEdit? edit = isResolved ? null : FixAll(table, workspace);
            if (isResolved || edit is not null) actions.Add(new LspCodeAction(AllTitle, All, null, null, edit, isResolved ? new LspFixAllData(table.Uri) : null));
        }

        return actions;
    }

    /// <summary>What the repair of the whole table changes; null if it changes nothing.</summary>
    public static LspWorkspaceEdit? FixAll(OpenTable table, Workspace workspace)
    {
        string before = table.Text.Content;
        try
        {
            new TableRepair(table.Project, path => path == table.Path).Run();
            IReadOnlyList<LspTextEdit> edits = TextChange.Between(table.Text, table.Project.ContentOf(table.Path));
            return edits.Count == 0 ? null : new LspWorkspaceEdit(new Dictionary<string, IReadOnlyList<LspTextEdit>> { [workspace.UriOf(table.Path)] = edits });
        }
        finally
        {
            table.Project.Set(table.Path, before);
        }
    }

    /// <summary>Writes a code action as the editor sent it, with its edit.</summary>
    public static void WriteResolved(Utf8JsonWriter json, JsonElement action, LspWorkspaceEdit? edit)
    {
        json.WriteStartObject();
        foreach (JsonProperty property in action.EnumerateObject().Where(property => property.Name != "edit")) property.WriteTo(json);
        json.WritePropertyName("edit");
        JsonSerializer.Serialize(json, edit ?? new LspWorkspaceEdit(new Dictionary<string, IReadOnlyList<LspTextEdit>>()), LspJson.Default.LspWorkspaceEdit);
        json.WriteEndObject();
    }

    private static LspCodeAction Of(Fix fix, DiagnosticInfo finding, bool isFirst, OpenTable table, Workspace workspace) => new(
        fix.Title,
        QuickFix,
        [TableDiagnostics.Of(finding, table, workspace)],
        isFirst ? true : null,
        new LspWorkspaceEdit(fix.Edits.GroupBy(edit => edit.Location.Path).ToDictionary(
            file => workspace.UriOf(file.Key),
            file => (IReadOnlyList<LspTextEdit>)[.. file.Select(edit => new LspTextEdit(TableDiagnostics.RangeOf(edit.Location, table), edit.Text))])),
        null);

    /// <summary>Whether the editor wants actions of a kind; without a list it wants all.</summary>
    private static bool Wants(JsonElement parameters, string kind)
    {
        bool isLimited = parameters.TryGetProperty("context", out JsonElement context) && context.TryGetProperty("only", out JsonElement only) && only.ValueKind == JsonValueKind.Array;
        return !isLimited || context.GetProperty("only").EnumerateArray().Select(one => one.GetString()!).Any(wanted => wanted.Length == 0 || kind == wanted || kind.StartsWith(wanted + ".", StringComparison.Ordinal));
    }

    private static int OffsetOf(OpenTable table, JsonElement position) => table.Text.OffsetOf(new LspPosition(position.GetProperty("line").GetInt32(), position.GetProperty("character").GetInt32()));
}
