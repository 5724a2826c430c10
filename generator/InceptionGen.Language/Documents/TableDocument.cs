using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>A table as it was written: every cell with its place. Only the form of the text has been judged.</summary>
/// <param name="Path">The file's path as the compiler was given it.</param>
/// <param name="Name">What the table calls itself ("# network: GoogLeNet", "# module: Inception-A"), else the file name without extension.</param>
/// <param name="NameLocation">Where that name is; the first character of the file if it is the file's name.</param>
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
    /// <summary>What separates the cells of a row as a file of its format writes it; ", " in JSON.</summary>
    public string Separator { get; init; } = ", ";

    /// <summary>Whether the table is written in JSON.</summary>
    public bool IsJson => Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the header has a mistake that makes a column unknown: it has been reported, and nothing is to be said of the rows.</summary>
    public bool HasBrokenHeader { get; init; }

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
            name?.Value ?? FilePath.Stem(table.Path),
            name?.ValueLocation ?? table.At(table.Start, firstEnd),
            directives,
            columns.ToEquatableArray(),
            rows.ToEquatableArray(),
            modules.ToEquatableArray());
    }
}
