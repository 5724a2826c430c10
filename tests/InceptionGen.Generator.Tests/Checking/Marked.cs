using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Checking;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>
/// Tables with their wrong cells marked: <c>⟦ING204 14x14x528⟧</c> is the cell <c>14x14x528</c>, where ING204 is expected. The marks are cut out before
/// the table is read; any other diagnostic, or one at another span, fails the test.
/// </summary>
internal static class Marked
{
    private const char Open = '⟦', Close = '⟧';

    /// <summary>Checks a network table and, where given, the tables beside it; returns the spec.</summary>
    public static CheckResult Network(string table, string[] messages, params (string Path, string Text)[] others) =>
        Network(new TableOptions(), table, messages, others);

    public static CheckResult Network(TableOptions options, string table, string[] messages, params (string Path, string Text)[] others)
    {
        CheckResult? result = null;
        Verify(
            table, messages, others,
            judging =>
            {
                result = judging.Network(options);
                return result.Diagnostics;
            });
        return result!;
    }

    public static void Module(string table, string[] messages, params (string Path, string Text)[] others) =>
        Verify(table, messages, others, judging => judging.Module());

    public static void Names(string table, string[] messages) => Verify(table, messages, [], judging => NamesChecker.Check(judging.Bundle.Document));

    private static void Verify(
        string table, string[] messages, (string Path, string Text)[] others, Func<Judging, EquatableArray<DiagnosticInfo>> check)
    {
        var expected = new List<string>();
        var files = new List<(string Path, string Text)>();
        foreach ((string path, string text) in others.Prepend(("net.csv", table))) files.Add((path, Unmarked(path, text, expected)));

        Judging judging = Judging.Of([.. files]);
        DiagnosticInfo[] found = [.. check(judging).OrderBy(diagnostic => files.FindIndex(file => file.Path == diagnostic.Location.Path))];

        Assert.Empty(judging.Reading.Select(Judging.Message));
        Assert.Equal(expected, found.Select(Shown));
        Assert.Equal(messages, found.Select(Judging.Message));
    }

    private static string Shown(DiagnosticInfo diagnostic) =>
        Shown(diagnostic.Descriptor.Id, diagnostic.Location.Path, diagnostic.Location.Span.Start, diagnostic.Location.Span.End);

    private static string Shown(string id, string path, int start, int end) =>
        FormattableString.Invariant($"{id} in {path} from {start} to {end}");

    private static string Unmarked(string path, string text, List<string> expected)
    {
        while (text.IndexOf(Open, StringComparison.Ordinal) is int open && open >= 0)
        {
            int close = text.IndexOf(Close, open);
            string[] marked = text[(open + 1)..close].Split(' ', 2);
            expected.Add(Shown(marked[0], path, open, open + marked[1].Length));
            text = text[..open] + marked[1] + text[(close + 1)..];
        }

        return text;
    }
}
