using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Reads a CSV file (tables/README.md, section 2): a table, and below a network's rows its modules and its names table.</summary>
internal sealed class CsvTableReader
{
    /// <summary>Each is judged beside all others.</summary>
    private const int MaximumTables = 200;

    private readonly TableText table;
    private readonly DiagnosticBag diagnostics;
    private readonly CancellationToken cancellation;
    private readonly CsvLines lines;
    private readonly CsvHeaderFinder headers;
    private DirectiveReader directiveReader;

    /// <summary>The line that starts the next table; null at the end of the file.</summary>
    private SpannedText? nextStart;

    public CsvTableReader(TableText table, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        (this.table, this.diagnostics, this.cancellation) = (table, diagnostics, cancellation);
        lines = new CsvLines(table, cancellation);
        headers = new CsvHeaderFinder(table, lines);
        directiveReader = new DirectiveReader(table, diagnostics);
    }

    public TableDocument Read()
    {
        TableDocument first = ReadTable(isFirst: true);
        var nested = new List<TableDocument>();
        var names = new HashSet<(TableKind, string)>();
        int count = 0;
        while (nextStart is { } start)
        {
            cancellation.ThrowIfCancellationRequested();
            if (count++ == MaximumTables)
            {
                diagnostics.Add(Rules.MalformedRow, start.In(table), "The table", "a file has at most 200 tables below its first, and nothing is read from here on");
                break;
            }

            directiveReader = new DirectiveReader(table, diagnostics);
            directiveReader.AddComment(start);
            nextStart = null;
            TableDocument document = ReadTable(isFirst: false);
            if (names.Add((document.Kind, document.Kind == TableKind.Names ? "" : Spelling.Compact(document.Name)))) nested.Add(document);
            else ReportRepeatedTable(document);
        }

        return first with { Modules = nested.ToEquatableArray() };
    }

    private void ReportRepeatedTable(TableDocument document)
    {
        string detail = document.Kind == TableKind.Names ? "the file has a names table already; keep one of the two" : "the file has a module of this name already; rename one of them";
        diagnostics.Add(Rules.SettingNotUsable, document.NameLocation, PlaceInWords.Directive(DirectiveKeys.NameOf(document.Kind)), Excerpt.Of(document.Name), detail);
    }

    private TableDocument ReadTable(bool isFirst)
    {
        CsvHeader? header = ReadToHeader(isFirst);
        IReadOnlyList<SpannedText> headings = header?.Headings ?? [];
        TableKind kind = directiveReader.DeclaredKind ?? HeaderReader.KindOf(headings);
        EquatableArray<Directive> directives = directiveReader.Read(kind);
        if (header is null)
        {
            TableDocument empty = TableDocument.Named(table, kind, directives, columns: [], rows: [], modules: []);
            diagnostics.Add(Rules.EmptyTable, isFirst ? table.At(table.Start, table.Start) : empty.NameLocation, "header", "the first line that is no comment names the columns, such as type,patch size/stride,output size");
            return empty;
        }

        IReadOnlyList<Column> columns = ReadHeader(header, kind);
        var reader = new CsvRowReader(table, diagnostics, cancellation, lines, header, kind, columns, directiveReader);
        List<TableRow> rows = reader.Read(mayEnd: !isFirst || kind == TableKind.Network);
        nextStart = reader.NextStart;
        if (rows.Count == 0 && !reader.IsCutShort && kind.CanHaveRows(columns))
            diagnostics.Add(Rules.EmptyTable, table.At(header.End, header.End), "rows", "write a row below the header");
        return TableDocument.Named(table, kind, directives, columns, rows, modules: []);
    }

    /// <summary>Takes the comments above the header, and the header; null if there is none.</summary>
    private CsvHeader? ReadToHeader(bool isFirst)
    {
        for (bool isStart = isFirst; !lines.AtEnd;)
        {
            if (lines.CommentOf(lines.Current) is not SpannedText comment)
            {
                if (!headers.TrySkip(isStart)) return headers.Take();
                isStart = false;
                continue;
            }

            if (!isFirst && DirectiveReader.StartsTable(comment))
            {
                nextStart = comment;
                lines.Position++;
                return null;
            }

            directiveReader.AddComment(comment);
            lines.Position++;
        }

        return null;
    }

    private IReadOnlyList<Column> ReadHeader(CsvHeader header, TableKind kind)
    {
        LocationInfo place = table.At(header.Start, header.End);
        if (header.Undecided.Count > 0)
        {
            diagnostics.Add(Rules.SeparatorUnknown, place, SeparatorChoice.Undecided(header.Undecided, header.IsSaid));
            return [];
        }

        if (header.Headings.Count == 1 && SeparatorChoice.HoldsHeadings(header.Headings[0].Text))
        {
            diagnostics.Add(Rules.SeparatorUnknown, place, SeparatorChoice.NoneOfThem);
            return [];
        }

        if (header.Fault is { } fault) diagnostics.Add(Rules.MalformedRow, table.At(fault.Start, fault.End), "The header", fault.Detail);
        bool hasIndex = RowIndex.IsHeading(header.Headings[0].Text) && RowIndex.IsIn(table, lines, header.Dialect);
        return new HeaderReader(table, diagnostics).Read(header.Headings, kind, place, hasIndex);
    }
}
