using System;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Projects;

/// <summary>Whether a CSV or JSON file is a table. Most of those that lie in a folder, or are opened in an editor, are something else.</summary>
internal static class TableGuess
{
    /// <summary>Lines above a header: captions, directives and comments.</summary>
    private const int MostLines = 200;

    private static readonly ColumnKind[] OfNetworks =
    [
        ColumnKind.Patch, ColumnKind.InputSize, ColumnKind.OutputSize, ColumnKind.PoolProjection, ColumnKind.Params, ColumnKind.Ops, ColumnKind.Filters,
    ];

    public static bool HasEnding(string path) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the text is a table, also if something is wrong with it. A file that is not one has neither a directive that names a table nor two of its headings.</summary>
    public static bool IsTable(TableSource source)
    {
        if (source.Content.Length is 0 or > TableReader.MaximumLength) return false;
        if (source.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return IsJsonTable(source);

        var table = new TableText(source.Path, source.Content);
        foreach (TextLine line in table.Lines.Take(MostLines))
        {
            if (line.End == line.Start) continue;
            string text = source.Content[line.Start..line.End];
            if (IsDirective(text)) return true;
            if (text.TrimStart('\uFEFF', ' ', '\t', '"').StartsWith('#') && !text.Contains("#1x1", StringComparison.Ordinal)) continue;
            if (IsHeader(SeparatorChoice.For(table, line.Start, line.End, said: null).Best)) return true;
        }

        return false;
    }

    private static bool IsDirective(string line)
    {
        string text = line.TrimStart('\uFEFF', ' ', '\t', '"');
        if (!text.StartsWith("# ", StringComparison.Ordinal)) return false;

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 2 && DirectiveKeys.KindOf(text[2..colon].Trim()) is not null;
    }

    private static bool IsHeader(HeaderCandidate header)
    {
        if (header.Line.Cells.Count > HeaderReader.MaximumColumns + 1) return false;

        ColumnKind[] kinds = [.. header.Line.Cells.Select(cell => KindOf(cell.Text)).Where(kind => kind != ColumnKind.Unknown)];
        bool isNames = kinds.Contains(ColumnKind.NamesRow) && kinds.Contains(ColumnKind.NamesColumn) && kinds.Contains(ColumnKind.NamesWeight);
        int own = kinds.Count(kind => OfNetworks.Contains(kind));
        return isNames || own > 1 || (own == 1 && kinds.Contains(ColumnKind.Type));
    }

    private static ColumnKind KindOf(string text)
    {
        bool isHeading = text.Length is > 0 and < HeaderReader.MaximumHeading && ColumnHeading.Parse(text).Succeeded(out ColumnHeading? heading, out _)
            && (heading.Kind != ColumnKind.Filters || text.Contains('#', StringComparison.Ordinal));
        return isHeading ? ColumnHeading.Parse(text).Value!.Kind : ColumnKind.Unknown;
    }

    private static bool IsJsonTable(TableSource source)
    {
        if (source.Path.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase)) return false;

        var table = new TableText(source.Path, source.Content);
        (JsonValue? value, _) = JsonReader.Read(table);
        return value switch
        {
            JsonObject one => one.Members.Any(member => member.Key.Text is "rows" or "row" or "columns") && (IsNamed(one) || HasHeadings(one)),
            JsonArray list => list.Items.OfType<JsonObject>().FirstOrDefault() is { } row && HasHeadings(row),
            // A table that is broken JSON still says what it is.
            _ => source.Content.Contains("\"rows\"", StringComparison.Ordinal) && source.Content.Contains("\"output size\"", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static bool IsNamed(JsonObject one) => one.Members.Any(member => member.Key.Text == "$schema"
        ? member.Value is JsonText schema && schema.Content.Text.Contains("architecture-table", StringComparison.Ordinal)
        : DirectiveKeys.KindOf(member.Key.Text) is not null);

    private static bool HasHeadings(JsonObject one) => one.Members.Select(member => KindOf(member.Key.Text))
        .Concat(one.Members.SelectMany(member => member.Value is JsonArray list ? list.Items : []).SelectMany(item => item switch
        {
            JsonText text => [KindOf(text.Content.Text)],
            JsonObject row => row.Members.Select(member => KindOf(member.Key.Text)),
            _ => [],
        }))
        .Count(kind => OfNetworks.Contains(kind)) > 1;
}
