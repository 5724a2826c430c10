using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Parsing;

/// <summary>What kind of table a document is (tables/README.md, "Three kinds of table").</summary>
internal enum TableKind
{
    Network,
    Module,
    Names,
}

/// <summary>A table as it was written: every cell with its place, nothing judged but the form of the text.</summary>
/// <param name="Path">The file's path as the compiler was given it.</param>
/// <param name="Name">What the table calls itself ("# network: GoogLeNet", "# module: Inception-A"), else the file name without extension.</param>
/// <param name="NameLocation">Where that name stands; the first character of the file if it is the file's name.</param>
/// <param name="Directives">The "# key: value" lines, keys in lower case.</param>
/// <param name="Columns">The header's columns; for JSON objects, in order of first appearance.</param>
/// <param name="Rows">None if nothing could be read, which has been reported then.</param>
/// <param name="Modules">Module tables and names tables in the same file, if this is a network.</param>
internal sealed record TableDocument(
    string Path,
    TableKind Kind,
    string Name,
    LocationInfo NameLocation,
    EquatableArray<Directive> Directives,
    EquatableArray<Column> Columns,
    EquatableArray<TableRow> Rows,
    EquatableArray<TableDocument> Modules)
{
    /// <summary>A document that takes its name from its directives, else from its file.</summary>
    public static TableDocument Named(
        TableText table,
        TableKind kind,
        EquatableArray<Directive> directives,
        IEnumerable<Column> columns,
        IEnumerable<TableRow> rows,
        IEnumerable<TableDocument> modules)
    {
        Directive? name = directives.FirstOrDefault(directive => directive.Key == DirectiveKeys.NameOf(kind));
        int firstEnd = Math.Min(table.Start + 1, table.Content.Length);
        return new TableDocument(
            table.Path,
            kind,
            name?.Value ?? FileName(table.Path),
            name?.ValueLocation ?? table.At(table.Start, firstEnd),
            directives,
            columns.ToEquatableArray(),
            rows.ToEquatableArray(),
            modules.ToEquatableArray());
    }

    /// <summary>The file's name without folder and extension; paths come from any system.</summary>
    private static string FileName(string path)
    {
        string file = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        int dot = file.LastIndexOf('.');
        return dot > 0 ? file.Substring(0, dot) : file;
    }
}

/// <summary>A "# key: value" line above the header.</summary>
internal sealed record Directive(string Key, string Value, LocationInfo KeyLocation, LocationInfo ValueLocation);

/// <summary>
/// A row; cells stand in the order in which they were written, and there is at least one for each of the table's columns:
/// what the row leaves out is an empty cell at the row's end.
/// </summary>
internal sealed record TableRow(EquatableArray<Cell> Cells, LocationInfo Location);

/// <param name="Column">The column it stands in.</param>
/// <param name="Text">The content without surrounding blanks, quotes or [sic: ...]; "" for an empty cell.</param>
/// <param name="Location">The content's span; an empty span where the content should have been.</param>
/// <param name="Sic">Why the printed value is kept although it is wrong ("[sic: reason]"); null if nothing is said.</param>
internal sealed record Cell(Column Column, string Text, LocationInfo Location, string? Sic)
{
    public bool IsEmpty => Text.Length == 0;

    /// <summary>Whether something is wrong with the cell's form, which has been reported: what it says is not known.</summary>
    public bool IsReported { get; init; }
}
