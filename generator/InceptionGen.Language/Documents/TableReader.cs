using System;
using System.Threading;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Reads a table's text. It judges the form only: the checker understands what a cell says.</summary>
internal static class TableReader
{
    /// <summary>Of a file. The largest table here has thirty thousand characters; ten thousand rows have a million.</summary>
    public const int MaximumLength = 2_000_000;

    /// <summary>Reads any text: a JSON table if the path ends in .json, else CSV.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ReadResult Read(TableSource source, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (source.Content.Length > MaximumLength) return TooLong(source);

        var table = new TableText(source.Path, source.Content);
        bool isJson = source.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        if (NotATable(table, source.Origin, isJson) is { } reason) return Unreadable(table, reason);

        var diagnostics = new DiagnosticBag();
        TableDocument document = isJson
            ? new JsonTableReader(table, diagnostics, cancellation).Read()
            : new CsvTableReader(table, diagnostics, cancellation).Read();
        return DamagedCells.In(document) is { } damage
            ? Unreadable(table, damage)
            : new ReadResult(document, diagnostics.InOrder());
    }

    private static DiagnosticInfo? NotATable(TableText table, TextOrigin origin, bool isJson)
    {
        if (AnotherFormat.Of(table, isJson) is { } format) return format;
        return TextEncoding.Mistake(origin, table.Content) is var (position, detail)
            ? new DiagnosticInfo(Rules.NotUtf8, table.At(position, position + 1), EquatableArray.Of(detail))
            : null;
    }

    private static ReadResult TooLong(TableSource source)
    {
        string detail = FormattableString.Invariant($"it has {source.Content.Length:N0} characters; a table has at most {MaximumLength:N0}");
        var start = new TableText(source.Path, content: "");
        return Unreadable(start, new DiagnosticInfo(Rules.UnreadableFile, start.At(0, 0), EquatableArray.Of(detail)));
    }

    private static ReadResult Unreadable(TableText table, DiagnosticInfo reason) =>
        new(TableDocument.Named(table, TableKind.Network, directives: default, columns: [], rows: [], modules: []), EquatableArray.Of(reason));
}
