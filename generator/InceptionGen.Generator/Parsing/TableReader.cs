using System;
using System.Threading;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Text;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator.Parsing;

/// <summary>A table as far as it could be read.</summary>
/// <param name="Document">Never null, so that other tables still find this one by its name; without rows where there was nothing to read.</param>
/// <param name="Diagnostics">Everything that is wrong with the form of the text, in the order of the text; one alone where it is not a table at all.</param>
internal sealed record ReadResult(TableDocument Document, EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>Reads a table's text. It judges the form only: what a cell says is for the checker to understand.</summary>
internal static class TableReader
{
    /// <summary>Of a file. The largest table here has thirty thousand characters; ten thousand rows have a million.</summary>
    public const int MaximumLength = 2_000_000;

    /// <summary>Reads any text: a JSON table if the path ends in .json, else CSV.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ReadResult Read(string path, SourceText text, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (text.Length > MaximumLength) return TooLong(path, text);

        var table = new TableText(path, text);
        bool isJson = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        if (NotATable(table, text, isJson) is { } reason) return Unreadable(table, reason);

        var diagnostics = new DiagnosticBag();
        TableDocument document = isJson
            ? new JsonTableReader(table, diagnostics, cancellation).Read()
            : new CsvTableReader(table, diagnostics, cancellation).Read();
        return DamagedCells.In(document) is { } damage
            ? Unreadable(table, damage)
            : new ReadResult(document, diagnostics.InOrder());
    }

    private static DiagnosticInfo? NotATable(TableText table, SourceText text, bool isJson)
    {
        if (AnotherFormat.Of(table, isJson) is { } format) return format;
        return TextEncoding.Mistake(text, table.Content) is var (position, detail)
            ? new DiagnosticInfo(Descriptors.NotUtf8, table.At(position, position + 1), EquatableArray.Of(detail))
            : null;
    }

    private static ReadResult TooLong(string path, SourceText text)
    {
        string detail = FormattableString.Invariant($"it has {text.Length:N0} characters; a table has at most {MaximumLength:N0}");
        var start = new TableText(path, SourceText.From(""));
        return Unreadable(start, new DiagnosticInfo(Descriptors.UnreadableFile, start.At(0, 0), EquatableArray.Of(detail)));
    }

    private static ReadResult Unreadable(TableText table, DiagnosticInfo reason) =>
        new(TableDocument.Named(table, TableKind.Network, directives: default, columns: [], rows: [], modules: []), EquatableArray.Of(reason));
}
