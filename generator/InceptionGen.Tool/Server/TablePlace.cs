using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;

namespace InceptionGen.Tool.Server;

/// <summary>What is at a place of a file.</summary>
/// <param name="Table">The table of the file that it lies in.</param>
/// <param name="Row">Its row; null outside rows.</param>
/// <param name="Cell">Its cell; null outside rows.</param>
/// <param name="Directive">Its directive; null elsewhere.</param>
/// <param name="Heading">Its heading; null elsewhere.</param>
internal sealed record TablePlace(TableDocument Table, TableRow? Row, Cell? Cell, Directive? Directive, Column? Heading)
{
    public static TablePlace At(OpenTable table, int offset)
    {
        TableDocument document = table.Project.DocumentOf(table.Path);
        TableDocument[] all = [.. document.Modules.Prepend(document)];
        TableDocument found = all.LastOrDefault(one => StartOf(one) <= offset) ?? document;
        TableRow? row = found.Rows.FirstOrDefault(one => one.Location.Span.Start <= offset && offset <= one.Location.Span.End);
        // The cell that begins last before the place: blanks and quotes around it are its own.
        Cell? cell = row?.Cells.Where(one => one.Location.Span.Start <= offset).OrderBy(one => one.Location.Span.Start).LastOrDefault() ?? row?.Cells.FirstOrDefault();
        Directive? directive = found.Directives.FirstOrDefault(one => one.KeyLocation.Span.Start <= offset && offset <= one.ValueLocation.Span.End);
        Column? heading = row is not null || directive is not null ? null
            : found.Columns.FirstOrDefault(one => one.Location.Span.Start <= offset && offset <= one.Location.Span.End);
        return new TablePlace(found, row, cell, directive, heading);
    }

    /// <summary>Where a table begins: at its first directive, else at its header.</summary>
    public static int StartOf(TableDocument table)
    {
        IEnumerable<int> places = table.Directives.Select(directive => directive.KeyLocation.Span.Start).Concat(table.Columns.Select(column => column.Location.Span.Start)).Append(table.NameLocation.Span.Start);
        return places.Where(place => place > 0).DefaultIfEmpty(0).Min();
    }

    /// <summary>The place of its last character that says something.</summary>
    public static int EndOf(TableDocument table) => table.Rows.Select(row => row.Location.Span.End)
        .Concat(table.Columns.Select(column => column.Location.Span.End))
        .Concat(table.Directives.Select(directive => directive.ValueLocation.Span.End))
        .DefaultIfEmpty(0).Max();
}
