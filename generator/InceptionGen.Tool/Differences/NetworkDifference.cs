using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Summaries;

namespace InceptionGen.Tool.Differences;

/// <summary>Two networks row by row. Rows are paired by their order and by what they have in common: name, shape and kind.</summary>
internal static class NetworkDifference
{
    private const int MostDetails = 8;

    /// <summary>Every pair, and the rows that only one of them has.</summary>
    public static IReadOnlyList<RowDifference> Of(NetworkSummary one, NetworkSummary other) =>
        [.. Pairs(one.Rows, other.Rows).Select(pair => new RowDifference(pair.Left, pair.Right, pair is ({ } left, { } right) ? [.. Changes(left, right)] : []))];

    /// <summary>Prints every pair, and returns whether there is a difference other than of names.</summary>
    public static bool Write(TextWriter output, NetworkSummary one, NetworkSummary other)
    {
        IReadOnlyList<RowDifference> rows = Of(one, other);
        foreach (RowDifference row in rows)
        {
            output.WriteLine($"{row.Sign} {row.Title}");
            foreach (string change in row.Changes) output.WriteLine("    " + change);
        }

        output.WriteLine();
        foreach ((string name, string left, string right) in Totals(one, other)) output.WriteLine($"{name}: {left} | {right}");
        return rows.Any(row => row.Sign != ' ');
    }

    /// <summary>Sums of both networks.</summary>
    public static IReadOnlyList<(string Name, string One, string Other)> Totals(NetworkSummary one, NetworkSummary other) =>
    [
        ("parameters", Counts.Grouped(one.Parameters), Counts.Grouped(other.Parameters)),
        ("multiply-adds without auxiliary classifiers", Counts.Grouped(one.MultiplyAdds), Counts.Grouped(other.MultiplyAdds)),
    ];

    private static IEnumerable<string> Changes(SummaryRow left, SummaryRow right)
    {
        if (left.Stage.Input != right.Stage.Input) yield return $"input {left.Stage.Input} | {right.Stage.Input}";
        if (left.Stage.Operation.Parameters != right.Stage.Operation.Parameters) yield return $"parameters {Counts.Grouped(left.Stage.Operation.Parameters)} | {Counts.Grouped(right.Stage.Operation.Parameters)}";
        if (left.Stage.Operation.MultiplyAdds != right.Stage.Operation.MultiplyAdds) yield return $"multiply-adds {Counts.Grouped(left.Stage.Operation.MultiplyAdds)} | {Counts.Grouped(right.Stage.Operation.MultiplyAdds)}";

        IReadOnlyList<string> before = OperationDetails.Of(left.Stage.Operation), after = OperationDetails.Of(right.Stage.Operation);
        if (before.SequenceEqual(after)) yield break;

        string[] details = before.Count == after.Count
            ? [.. before.Zip(after).Where(pair => pair.First != pair.Second).Select(pair => pair.First + " | " + pair.Second).Distinct()]
            : [.. Without(before, after).Select(detail => "- " + detail), .. Without(after, before).Select(detail => "+ " + detail)];
        foreach (string detail in details.Take(MostDetails)) yield return detail;
        if (details.Length > MostDetails) yield return FormattableString.Invariant($"and {details.Length - MostDetails} more");
        if (details.Length == 0) yield return "the same operations in another order";
    }

    private static IEnumerable<string> Without(IReadOnlyList<string> details, IReadOnlyList<string> others)
    {
        List<string> left = [.. others];
        return details.Where(detail => !left.Remove(detail));
    }

    private static IReadOnlyList<(SummaryRow? Left, SummaryRow? Right)> Pairs(IReadOnlyList<SummaryRow> one, IReadOnlyList<SummaryRow> other)
    {
        // The best total of likenesses that the rests of both can have.
        int[,] best = new int[one.Count + 1, other.Count + 1];
        for (int i = one.Count - 1; i >= 0; i--)
        {
            for (int j = other.Count - 1; j >= 0; j--)
            {
                int like = Likeness(one[i], other[j]);
                best[i, j] = Math.Max(like > 0 ? best[i + 1, j + 1] + like : 0, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        var pairs = new List<(SummaryRow?, SummaryRow?)>();
        for (int i = 0, j = 0; i < one.Count || j < other.Count;)
        {
            int like = i < one.Count && j < other.Count ? Likeness(one[i], other[j]) : 0;
            if (like > 0 && best[i, j] == best[i + 1, j + 1] + like) pairs.Add((one[i++], other[j++]));
            else if (j == other.Count || (i < one.Count && best[i + 1, j] >= best[i, j + 1])) pairs.Add((one[i++], null));
            else pairs.Add((null, other[j++]));
        }

        return pairs;
    }

    private static int Likeness(SummaryRow one, SummaryRow other)
    {
        bool isNamesake = Spelling.Compact(one.Stage.Name) == Spelling.Compact(other.Stage.Name);
        bool isSameKind = OperationWords.Of(one.Stage.Operation) == OperationWords.Of(other.Stage.Operation);
        bool isSameHead = one.Stage.Head.Length == 0 == (other.Stage.Head.Length == 0);
        if (!isSameHead) return 0;
        return (isNamesake ? 4 : 0) + (isSameKind ? one.Stage.Output == other.Stage.Output ? 3 : one.Stage.Output.Channels == other.Stage.Output.Channels ? 2 : isNamesake ? 1 : 0 : 0);
    }
}
