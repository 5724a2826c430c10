using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>Checks exactly what generator and analyzer report of tables.</summary>
internal static class Verify
{
    /// <summary>Checks a CSV table. Every place where a diagnostic is expected is marked in it, {|ING204:14x14x528|}, and there is no other.</summary>
    /// <param name="marked">The table.</param>
    /// <param name="messages">Their messages in the order of the text; none to leave them unchecked.</param>
    public static void Diagnostics(string marked, params string[] messages) => Diagnostics(new TestTable("net.csv", marked), messages);

    /// <summary>Checks one table, whatever its name and options.</summary>
    public static void Diagnostics(TestTable marked, params string[] messages) => Diagnostics([marked], messages);

    /// <summary>Checks several tables of one project, ordered by path.</summary>
    public static void Diagnostics(TestTable[] marked, params string[] messages)
    {
        Markup[] markups = marked.Select(table => Markup.Parse(table.Text)).ToArray();
        GeneratorRun run = GeneratorRun.Of(marked.Zip(markups, (table, markup) => table with { Text = markup.Text }).ToArray());
        Diagnostic[] reported = run.Diagnostics.ToArray();

        string[] expected = marked.Zip(markups)
            .OrderBy(table => table.First.Path, System.StringComparer.Ordinal)
            .SelectMany(table => table.Second.Spans.OrderBy(span => span.Span.Start).Select(span => Show(span.Id, table.First.Path, table.Second.Text, span.Span.Start, span.Span.End)))
            .ToArray();
        string[] actual = reported.Select(diagnostic => Show(
            diagnostic.Id,
            diagnostic.Location.GetLineSpan().Path,
            markups[System.Array.FindIndex(marked, table => table.Path == diagnostic.Location.GetLineSpan().Path)].Text,
            diagnostic.Location.SourceSpan.Start,
            diagnostic.Location.SourceSpan.End)).ToArray();

        Assert.True(
            expected.SequenceEqual(actual),
            "Expected:\n  " + string.Join("\n  ", expected) + "\nReported:\n  " + string.Join("\n  ", actual.Zip(reported, (place, diagnostic) => place + ": " + Message(diagnostic))));
        if (messages.Length > 0) Assert.Equal(messages, reported.Select(Message));
    }

    public static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    private static string Show(string id, string path, string text, int start, int end) =>
        System.FormattableString.Invariant($"{id} {path}[{start}..{end}) '{text[start..end]}'");
}
