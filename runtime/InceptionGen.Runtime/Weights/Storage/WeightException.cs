using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InceptionGen;

/// <summary>Weights that cannot be read, or do not fit the network.</summary>
public sealed class WeightException : Exception
{
    // A file of another network misses everything; nobody reads the two hundredth line.
    private const int MostShown = 20;

    // Names come from files, and a file can call a tensor anything.
    private const int LongestProblem = 1000;

    /// <summary>One problem.</summary>
    /// <param name="problem">A sentence that names the file, and the tensor if there is one.</param>
    /// <param name="inner">What caused it, if anything.</param>
    public WeightException(string problem, Exception? inner = null)
        : base(Printable(problem), inner) => Problems = [Printable(problem)];

    /// <summary>All problems of a file.</summary>
    /// <param name="summary">A sentence that names the file and the network.</param>
    /// <param name="problems">What is wrong: each names row, column and tensor.</param>
    public WeightException(string summary, IReadOnlyList<string> problems)
        : this(summary, [.. problems.Select(Printable)])
    {
    }

    private WeightException(string summary, string[] problems)
        : base(Join(summary, problems)) => Problems = problems;

    /// <summary>All that is wrong, each with the table's row and column. <see cref="Exception.Message"/> shows the first of them.</summary>
    public IReadOnlyList<string> Problems { get; }

    private static string Join(string summary, IReadOnlyList<string> problems)
    {
        IEnumerable<string> shown = problems.Take(MostShown);
        if (problems.Count > MostShown)
            shown = shown.Append(string.Create(CultureInfo.InvariantCulture, $"... and {problems.Count - MostShown} more"));
        return Printable(summary) + string.Concat(shown.Select(problem => "\n  " + problem));
    }

    private static string Printable(string text)
    {
        string shown = text.Length > LongestProblem ? text[..LongestProblem] + "..." : text;
        return shown.Any(char.IsControl) ? string.Concat(shown.Select(character => char.IsControl(character) ? '\uFFFD' : character)) : shown;
    }
}
