using System.Collections.Generic;
using InceptionGen.Tool.Summaries;

namespace InceptionGen.Tool.Differences;

/// <summary>A row of two networks that are compared.</summary>
/// <param name="One">The row in the first; null if only the other has it.</param>
/// <param name="Other">The row in the other; null if only the first has it.</param>
/// <param name="Changes">What differs, each as "before | after". Names are left out.</param>
internal sealed record RowDifference(SummaryRow? One, SummaryRow? Other, IReadOnlyList<string> Changes)
{
    /// <summary>+ and - for a row that only one of them has, ~ for one that differs, a blank for one that does not.</summary>
    public char Sign => One is null ? '+' : Other is null ? '-' : Changes.Count > 0 ? '~' : ' ';

    /// <summary>What it is called, and its output.</summary>
    public string Title => (One, Other) switch
    {
        ({ } left, { } right) => Both(left.Stage.Name, right.Stage.Name) + ": " + Both(left.Stage.Output.ToString(), right.Stage.Output.ToString()),
        _ => Alone((One ?? Other)!),
    };

    private static string Both(string left, string right) => left == right ? left : left + " | " + right;

    private static string Alone(SummaryRow row) =>
        $"{row.Stage.Name}: {row.Kind}, {row.Stage.Input} -> {row.Stage.Output}, {Counts.Grouped(row.Stage.Operation.Parameters)} parameters";
}
