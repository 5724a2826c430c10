using System.Collections.Generic;
using System.Globalization;
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

    private readonly TableText _table;
    private readonly DiagnosticBag _diagnostics;
    private readonly CancellationToken _cancellation;
    private readonly CsvLines _lines;
    private readonly CsvHeaderFinder _headers;
    private DirectiveReader _directiveReader;

    /// <summary>The line that starts the next table; null at the end of the file.</summary>
    private SpannedText? _nextStart;

    public CsvTableReader(TableText table, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        (_table, _diagnostics, _cancellation) = (table, diagnostics, cancellation);
        _lines = new CsvLines(table, cancellation);
        _headers = new CsvHeaderFinder(table, _lines);
        _directiveReader = new DirectiveReader(table, diagnostics);
    }

    public TableDocument Read()
    {
        TableDocument first = ReadTable(isFirst: true);
        var nested = new List<TableDocument>();
        var names = new HashSet<(TableKind, string)>();
        int count = 0;
        while (_nextStart is { } start)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (count++ == MaximumTables)
            {
                _diagnostics.Add(Rules.MalformedRow, start.In(_table), "The table", "a file has at most 200 tables below its first, and nothing is read from here on");
                break;
            }

            _directiveReader = new DirectiveReader(_table, _diagnostics);
            if (DirectiveReader.StartsTable(start)) _directiveReader.AddComment(start);
            else TableStart.Of(start)?.Report(_table, _directiveReader, _diagnostics);
            _nextStart = null;
            TableDocument document = ReadTable(isFirst: false);
            if (names.Add((document.Kind, document.Kind == TableKind.Names ? "" : Spelling.Compact(document.Name)))) nested.Add(document);
            else ReportRepeatedTable(document);
        }

        return first with { Modules = nested.ToEquatableArray() };
    }

    private void ReportRepeatedTable(TableDocument document)
    {
        string detail = document.Kind == TableKind.Names ? "the file has a names table already; keep one of the two" : "the file has a module of this name already; rename one of them";
        _diagnostics.Add(Rules.SettingNotUsable, document.NameLocation, PlaceInWords.Directive(DirectiveKeys.NameOf(document.Kind)), Excerpt.Of(document.Name), detail);
    }

    private TableDocument ReadTable(bool isFirst)
    {
        CsvHeader? header = ReadToHeader(isFirst);
        TableKind kind = _directiveReader.DeclaredKind ?? (header is null ? TableKind.Network : HeaderReader.KindOf(Mended(header, TableKind.Network, new DiagnosticBag())));
        EquatableArray<Directive> directives = _directiveReader.Read(kind);
        if (header is null)
        {
            TableDocument empty = TableDocument.Named(_table, kind, directives, columns: [], rows: [], modules: []);
            _diagnostics.Add(Rules.EmptyTable, isFirst ? _table.At(_table.Start, _table.Start) : empty.NameLocation, "header", "the first line that is not a comment names the columns, such as type,patch size/stride,output size");
            return empty;
        }

        IReadOnlyList<Column> columns = ReadHeader(header, kind, out bool isBroken, out bool isAsMeant);

        // Below a header that is not understood, rows are read for the sake of their names only.
        DiagnosticBag ofRows = isBroken ? new DiagnosticBag() : _diagnostics;
        var reader = new CsvRowReader(_table, ofRows, _cancellation, _lines, header, kind, columns, _directiveReader);
        List<TableRow> rows = reader.Read(mayEnd: !isFirst || kind == TableKind.Network);
        _nextStart = reader.NextStart;
        if (rows.Count == 0 && !reader.IsCutShort && kind.CanHaveRows(columns))
            _diagnostics.Add(Rules.EmptyTable, _table.At(header.End, header.End), "rows", "write a row below the header");
        TableDocument document = TableDocument.Named(_table, kind, directives, columns, rows, modules: []) with { HasBrokenHeader = isBroken, Separator = header.Dialect.Separator.ToString() };
        return !isAsMeant ? document : SwappedHeadings.Mend(document, _diagnostics);
    }

    /// <summary>Takes the comments above the header, and the header; null if there is none.</summary>
    private CsvHeader? ReadToHeader(bool isFirst)
    {
        for (bool isStart = isFirst; !_lines.AtEnd;)
        {
            if (_lines.CommentOf(_lines.Current) is not SpannedText comment)
            {
                if (!_headers.TrySkip(isStart)) return _headers.Take();
                isStart = false;
                continue;
            }

            if (!isFirst && DirectiveReader.StartsTable(comment))
            {
                _nextStart = comment;
                _lines.Position++;
                return null;
            }

            _directiveReader.AddComment(comment);
            _lines.Position++;
        }

        return null;
    }

    private IReadOnlyList<Column> ReadHeader(CsvHeader header, TableKind kind, out bool isBroken, out bool isAsMeant)
    {
        isBroken = isAsMeant = false;
        LocationInfo place = _table.At(header.Start, header.End);
        if (header.Undecided.Count > 0)
        {
            _diagnostics.Add(Rules.SeparatorUnknown, place, SeparatorChoice.Undecided(header.Undecided, header.IsSaid));
            return [];
        }

        if (header.Headings.Count == 1 && SeparatorChoice.HoldsHeadings(header.Headings[0].Text))
        {
            _diagnostics.Add(Rules.SeparatorUnknown, place, SeparatorChoice.NoneOfThem);
            return [];
        }

        if (header.Fault is { } fault) _diagnostics.Add(Rules.MalformedRow, _table.At(fault.Start, fault.End), "The header", fault.Detail);
        bool hasIndex = RowIndex.IsHeading(header.Headings[0].Text) && RowIndex.IsIn(_table, _lines, header.Dialect);
        IReadOnlyList<SpannedText> headings = hasIndex ? header.Headings : Mended(header, kind, _diagnostics);
        var rows = RowWidths.Below(_lines, _table, header.Dialect);
        bool lacksAHeading = !header.Dialect.HasBars && rows.LackAHeading(headings.Count);
        if (lacksAHeading) _diagnostics.Add(Rules.MalformedRow, place, "The header", "it has " + headings.Count.ToString(CultureInfo.InvariantCulture) + " columns, and the rows have a cell more; write the heading that is missing");
        var reader = new HeaderReader(_table, _diagnostics);
        IReadOnlyList<Column> columns = reader.Read(headings, kind, place, hasIndex);
        isBroken = (reader.IsBroken || lacksAHeading) && columns.Count > 0;
        isAsMeant = !reader.HasMistake && !lacksAHeading;
        return columns;
    }

    private IReadOnlyList<SpannedText> Mended(CsvHeader header, TableKind kind, DiagnosticBag diagnostics) => header.Headings.Count > HeaderReader.MaximumColumns
        ? header.Headings
        : new HeaderMending(_table, diagnostics, kind, header.Dialect.Separator).Mend(header.Headings, () => RowWidths.Below(_lines, _table, header.Dialect).Most);
}
