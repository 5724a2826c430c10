using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Parsing;
using InceptionGen.Generator.Text;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator.Tests.Parsing;

/// <summary>Reads tables and shows what came out in a form that is easy to compare.</summary>
internal static class Reading
{
    public static ReadResult Csv(string text) => TableReader.Read("net.csv", SourceText.From(text));

    public static ReadResult Json(string text) => TableReader.Read("net.json", SourceText.From(text));

    /// <summary>"ING003 'tpye'": each diagnostic's ID and the text it points at.</summary>
    public static IEnumerable<string> Shown(ReadResult result, string text) =>
        result.Diagnostics.Select(diagnostic => diagnostic.Descriptor.Id + " '" + At(diagnostic.Location, text) + "'");

    public static string Message(DiagnosticInfo diagnostic) =>
        diagnostic.ToDiagnostic().GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    public static string At(LocationInfo location, string text) => text.Substring(location.Span.Start, location.Span.Length);

    /// <summary>A row's cells as "heading=text".</summary>
    public static string Shown(TableRow row) => string.Join("; ", row.Cells.Select(cell => cell.Column.Text + "=" + cell.Text));

    /// <summary>The reference tables, as printed in the papers.</summary>
    public static IEnumerable<string> PrintedTables => Directory.GetFiles(TablesFolder(), "*_as_printed.csv").OrderBy(path => path, System.StringComparer.Ordinal);

    private static string TablesFolder([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "Tables");
}
