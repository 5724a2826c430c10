using System;
using System.Threading;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Text;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator.Parsing;

/// <summary>A table as far as it could be read.</summary>
/// <param name="Document">Never null, so that other tables still find this one by its name; without rows where there was nothing to read.</param>
/// <param name="Diagnostics">Everything that is wrong with the form of the text, in the order of the text.</param>
internal sealed record ReadResult(TableDocument Document, EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>Reads a table's text. It judges the form only: what a cell says is for the checker to understand.</summary>
internal static class TableReader
{
    /// <summary>Reads any text: a JSON table if the path ends in .json, else CSV.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ReadResult Read(string path, SourceText text, CancellationToken cancellation = default)
    {
        var table = new TableText(path, text);
        var diagnostics = new DiagnosticBag();
        TableDocument document = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? new JsonTableReader(table, diagnostics, cancellation).Read()
            : new CsvTableReader(table, diagnostics, cancellation).Read();
        return new ReadResult(document, diagnostics.InOrder());
    }
}
