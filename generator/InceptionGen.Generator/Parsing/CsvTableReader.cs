using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Text;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator.Parsing;

/// <summary>Reads a CSV file (tables/README.md, section 2): a table, and below a network's rows its modules and its names table.</summary>
internal sealed class CsvTableReader(TableText table, DiagnosticBag diagnostics, CancellationToken cancellation)
{
    private readonly CellReader cellReader = new(table, diagnostics);
    private DirectiveReader directiveReader = new(table, diagnostics);

    /// <summary>The line that starts the next table; null if there is none.</summary>
    private SpannedText? nextStart;

    public TableDocument Read()
    {
        using IEnumerator<(CsvLine Line, int Number)> lines = Lines().GetEnumerator();
        TableDocument first = ReadTable(lines, isFirst: true);
        var nested = new List<TableDocument>();
        while (nextStart is { } start)
        {
            directiveReader = new DirectiveReader(table, diagnostics);
            directiveReader.AddComment(start);
            nextStart = null;
            TableDocument document = ReadTable(lines, isFirst: false);
            if (nested.Any(other => IsSame(other, document))) ReportRepeatedTable(document);
            else nested.Add(document);
        }

        return first with { Modules = nested.ToEquatableArray() };
    }

    private static bool IsSame(TableDocument one, TableDocument other) =>
        one.Kind == other.Kind && (one.Kind == TableKind.Names || Spelling.Compact(one.Name) == Spelling.Compact(other.Name));

    private void ReportRepeatedTable(TableDocument document)
    {
        string detail = document.Kind == TableKind.Names ? "the file has a names table already; keep one of the two" : "the file has a module of this name already; rename one of them";
        diagnostics.Add(Descriptors.SettingNotUnderstood, document.NameLocation, Place.Directive(DirectiveKeys.NameOf(document.Kind)), Excerpt.Of(document.Name), detail);
    }

    private TableDocument ReadTable(IEnumerator<(CsvLine Line, int Number)> lines, bool isFirst)
    {
        CsvLine? header = ReadToHeader(lines, isFirst);
        List<SpannedText> headings = header is null ? [] : HeadingsOf(header);
        TableKind kind = directiveReader.DeclaredKind ?? HeaderReader.KindOf(headings);
        EquatableArray<Directive> directives = directiveReader.Read(kind);
        IReadOnlyList<Column> columns = header is null ? [] : ReadHeader(header, headings, kind);
        List<TableRow> rows = header is null ? [] : ReadRows(lines, kind, columns, mayEnd: !isFirst || kind == TableKind.Network);
        TableDocument document = TableDocument.Named(table, kind, directives, columns, rows, modules: []);

        if (header is null)
            diagnostics.Add(Descriptors.EmptyTable, isFirst ? table.At(table.Start, table.Start) : document.NameLocation, "header", "the first line that is no comment names the columns, such as type,patch size/stride,output size");
        else if (rows.Count == 0 && kind.CanHaveRows(columns))
            diagnostics.Add(Descriptors.EmptyTable, table.At(header.End, header.End), "rows", "write a row below the header");
        return document;
    }

    private IEnumerable<(CsvLine Line, int Number)> Lines()
    {
        foreach (TextLine text in table.Lines)
        {
            cancellation.ThrowIfCancellationRequested();
            CsvLine line = CsvLine.Split(table, text);
            if (!line.IsBlank) yield return (line, text.LineNumber);
        }
    }

    /// <summary>Takes the comments above the header, and the header; null if there is none.</summary>
    private CsvLine? ReadToHeader(IEnumerator<(CsvLine Line, int Number)> lines, bool isFirst)
    {
        while (lines.MoveNext())
        {
            if (CommentOf(lines.Current.Line) is not SpannedText comment) return lines.Current.Line;
            if (!isFirst && DirectiveReader.StartsTable(comment))
            {
                nextStart = comment;
                return null;
            }

            directiveReader.AddComment(comment);
        }

        return null;
    }

    private IReadOnlyList<Column> ReadHeader(CsvLine header, List<SpannedText> headings, TableKind kind)
    {
        if (header.Fault is var (start, end, detail)) diagnostics.Add(Descriptors.MalformedRow, table.At(start, end), "The header", detail);
        return new HeaderReader(table, diagnostics).Read(headings, kind, table.At(header.Start, header.End));
    }

    /// <param name="mayEnd">Whether another table may follow in the file.</param>
    private List<TableRow> ReadRows(IEnumerator<(CsvLine Line, int Number)> lines, TableKind kind, IReadOnlyList<Column> columns, bool mayEnd)
    {
        var rows = new List<TableRow>();
        while (lines.MoveNext())
        {
            (CsvLine line, int number) = lines.Current;
            SpannedText? comment = CommentOf(line);
            if (mayEnd && comment is { } start && DirectiveReader.StartsTable(start))
            {
                nextStart = start;
                break;
            }

            if (comment is { } text) directiveReader.ReportBelowHeader(text, kind);
            else if (kind.CanHaveRows(columns)) rows.Add(ReadRow(line, columns, number));
        }

        return rows;
    }

    /// <summary>The text behind the # of a comment; null if the line is none. Spreadsheets put a comment with commas in quotes, and commas behind it.</summary>
    private SpannedText? CommentOf(CsvLine line)
    {
        bool isQuoted = table.Content[line.Start] == '"';
        SpannedText text = isQuoted
            ? line.Cells[0]
            : new SpannedText(table.Content.Substring(line.Start, line.End - line.Start).TrimEnd(',', ' ', '\t'), line.Start);
        bool isComment = text.Text.Length > 0 && text.Text[0] == '#' && (text.Text.Length == 1 || Spelling.IsBlank(text.Text[1]));
        return isComment ? text.Slice(1, text.Text.Length) : null;
    }

    /// <summary>The headings; empty ones at the end are what a spreadsheet leaves behind a wider table.</summary>
    private static List<SpannedText> HeadingsOf(CsvLine line)
    {
        int count = line.Cells.Count;
        while (line.Cells[count - 1].Text.Length == 0) count--;
        return line.Cells.Take(count).ToList();
    }

    private TableRow ReadRow(CsvLine line, IReadOnlyList<Column> columns, int lineNumber)
    {
        string name = NameOf(line, columns, lineNumber);
        var cells = new List<Cell>(columns.Count);
        foreach (Column column in columns)
        {
            SpannedText content = column.Index < line.Cells.Count ? line.Cells[column.Index] : new SpannedText("", line.End);
            cells.Add(cellReader.Read(column, content, name));
        }

        if (line.Fault is var (start, end, detail)) diagnostics.Add(Descriptors.MalformedRow, table.At(start, end), Place.Row(name), detail);
        else ReportSurplus(line, columns.Count, name);
        return new TableRow(cells.ToEquatableArray(), table.At(line.Start, line.End));
    }

    private void ReportSurplus(CsvLine line, int columnCount, string name)
    {
        SpannedText[] surplus = line.Cells.Skip(columnCount).Where(cell => cell.Text.Length > 0).ToArray();
        if (surplus.Length == 0) return;

        LocationInfo location = table.At(surplus[0].Start, surplus[surplus.Length - 1].End);
        string expected = columnCount.ToString(CultureInfo.InvariantCulture), found = line.Cells.Count.ToString(CultureInfo.InvariantCulture);
        diagnostics.Add(
            Descriptors.MalformedRow, location, Place.Row(name),
            "the row has " + found + " cells and the header " + expected + " columns; remove what is too much, or put a cell with commas in double quotes");
    }

    /// <summary>What the row calls itself; its line if it does not.</summary>
    private static string NameOf(CsvLine line, IReadOnlyList<Column> columns, int lineNumber)
    {
        foreach (ColumnKind kind in new[] { ColumnKind.Name, ColumnKind.Type, ColumnKind.NamesRow })
        {
            string? text = columns.Where(column => column.Kind == kind && column.Index < line.Cells.Count).Select(column => line.Cells[column.Index].Text).FirstOrDefault();
            if (!string.IsNullOrEmpty(text)) return text!;
        }

        return "line " + (lineNumber + 1).ToString(CultureInfo.InvariantCulture);
    }
}
