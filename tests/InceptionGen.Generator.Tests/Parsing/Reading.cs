using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Parsing;

/// <summary>Reads tables written into tests. What is wrong with them is marked in their text: {|ING003:tpye|}.</summary>
internal static class Reading
{
    private const string Open = "{|", Close = "|}";

    /// <summary>Reads a CSV table and expects the marked diagnostics, at exactly the marked places, and no other.</summary>
    public static TableDocument Csv(string marked) => Read("net.csv", marked);

    /// <inheritdoc cref="Csv"/>
    public static TableDocument Json(string marked) => Read("net.json", marked);

    /// <summary>The message of the only diagnostic of a CSV table.</summary>
    public static string CsvMessage(string text) => Message(Assert.Single(TableReader.Read(new TableSource("net.csv", text)).Diagnostics));

    /// <inheritdoc cref="CsvMessage"/>
    public static string JsonMessage(string text) => Message(Assert.Single(TableReader.Read(new TableSource("net.json", text)).Diagnostics));

    public static string Message(DiagnosticInfo diagnostic) => diagnostic.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture);

    /// <summary>A row's cells as "heading=text", those with text.</summary>
    public static string Shown(TableRow row) =>
        string.Join("; ", row.Cells.Where(cell => !cell.IsEmpty).Select(cell => cell.Column.Text + "=" + cell.Text));

    /// <summary>The reference tables, as printed in the papers.</summary>
    public static IEnumerable<string> PrintedTables =>
        Directory.GetFiles(Repository.PathOf("tests", "InceptionGen.Generator.Tests", "Tables"), "*_as_printed.csv").OrderBy(path => path, StringComparer.Ordinal);

    private static TableDocument Read(string path, string marked)
    {
        (string text, List<(string Id, TextRange Span)> expected) = Unmark(marked);
        ReadResult result = TableReader.Read(new TableSource(path, text));

        IEnumerable<string> actual = result.Diagnostics.Select(diagnostic => Shown(diagnostic.Rule.Id, diagnostic.Location.Span, text));
        Assert.Equal(expected.Select(mark => Shown(mark.Id, mark.Span, text)), actual);
        return result.Document;
    }

    private static string Shown(string id, TextRange span, string text) => $"{id} {span} '{text.Substring(span.Start, span.Length)}'";

    // Not the harness's markup: that gives "[|" a meaning, which stands in JSON wherever an opening bracket is marked.
    private static (string Text, List<(string Id, TextRange Span)> Marks) Unmark(string marked)
    {
        var text = new StringBuilder();
        var marks = new List<(string Id, TextRange Span)>();
        int position = 0;
        for (int open; (open = marked.IndexOf(Open, position, StringComparison.Ordinal)) >= 0;)
        {
            int colon = marked.IndexOf(':', open), close = marked.IndexOf(Close, colon, StringComparison.Ordinal);
            text.Append(marked, position, open - position);
            marks.Add((marked.Substring(open + Open.Length, colon - open - Open.Length), new TextRange(text.Length, text.Length + close - colon - 1)));
            text.Append(marked, colon + 1, close - colon - 1);
            position = close + Close.Length;
        }

        return (text.Append(marked, position, marked.Length - position).ToString(), marks);
    }
}
