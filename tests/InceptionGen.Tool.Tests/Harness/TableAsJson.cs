using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Tests.Harness;

/// <summary>A CSV table written in JSON, all on one line.</summary>
internal static class TableAsJson
{
    public static string Of(string file)
    {
        TableDocument table = TableReader.Read(new TableSource(file, File.ReadAllText(file))).Document;
        TableDocument[] modules = [.. table.Modules.Where(module => module.Kind == TableKind.Module)];
        string[] parts =
        [
            .. Parts(table),
            .. modules.Length == 0 ? [] : new[] { "\"modules\":{" + string.Join(',', modules.Select(module => Quote(module.Name) + ":{" + string.Join(',', Parts(module)) + "}")) + "}" },
            .. table.Modules.Where(names => names.Kind == TableKind.Names).Select(names => "\"names\":{" + string.Join(',', Parts(names)) + "}"),
        ];
        return "{" + string.Join(',', parts) + "}";
    }

    private static string[] Parts(TableDocument table) =>
    [
        .. table.Directives.Where(directive => table.Kind != TableKind.Module || directive.Key != "module").Select(directive => Quote(directive.Key) + ":" + Quote(directive.Value)),
        "\"columns\":[" + string.Join(',', table.Columns.Select(column => Quote(column.Text))) + "]",
        "\"rows\":[" + string.Join(',', table.Rows.Select(row => "[" + string.Join(',', row.Cells.Select(Written)) + "]")) + "]",
    ];

    private static string Written(Cell cell) => cell.IsEmpty ? "null" : Quote(cell.Sic is null ? cell.Text : cell.Text + " [sic: " + cell.Sic + "]");

    private static string Quote(string text) => '"' + JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text) + '"';
}
