using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Decides what separates the cells of a table by its header: the separator that gives the most headings.</summary>
internal static class SeparatorChoice
{
    /// <summary>The header in the dialect that fits it best, and the dialects that fit it equally well, if several do.</summary>
    /// <param name="said">The separator of a line "sep=;"; null without such a line.</param>
    public static (HeaderCandidate Best, IReadOnlyList<Dialect> Candidates) For(TableText table, int start, int end, char? said)
    {
        List<HeaderCandidate> trials = [.. Dialects(table.Content, start, end, said).Select(dialect => HeaderCandidate.Of(table, start, end, dialect))];
        HeaderCandidate best = trials.OrderByDescending(trial => trial.Understood).ThenBy(trial => trial.Unknown).First();
        if (said is { } one && best.Understood < 2 && For(table, start, end, said: null).Best is { Understood: > 1 } better) return (better with { Said = one }, [best.Dialect, better.Dialect]);

        List<Dialect> equal = [.. trials.Where(trial => IsAsGood(trial, best)).Select(trial => trial.Dialect)];
        return (best, equal.Select(dialect => dialect.Separator).Distinct().Count() > 1 ? equal : []);
    }

    /// <summary>What may separate the headings, and what to do.</summary>
    /// <param name="candidates">What it may be, the one of a line "sep=;" first.</param>
    /// <param name="isSaid">Whether there is such a line.</param>
    public static string Undecided(IReadOnlyList<Dialect> candidates, bool isSaid) => isSaid
        ? "the line sep=" + candidates[0].Separator + " says " + candidates[0].InWords + ", and the header has " + candidates[1].InWords + "; make the two agree"
        : string.Join(" and ", candidates.Select(dialect => dialect.InWords).Distinct())
        + " separate the headings here equally well; use one of them in all lines, or write a line such as sep=; above the table";

    public const string NoneOfThem = "the headings are not separated by commas, semicolons, tabs or bars; use one of them in all lines";

    /// <summary>Whether one cell holds several headings, separated by something else.</summary>
    public static bool HoldsHeadings(string text)
    {
        string spelt = Spelling.Normalize(text);
        return Holds("type") && (Holds("size") || Holds("depth") || Holds("params") || Holds("#")) || (Holds("row") && Holds("column") && Holds("weight"));

        bool Holds(string word) => spelt.IndexOf(word, System.StringComparison.Ordinal) >= 0;
    }

    private static bool IsAsGood(HeaderCandidate trial, HeaderCandidate best) =>
        trial.Understood > 0 && trial.Understood == best.Understood && trial.Unknown == best.Unknown && trial.Line.Cells.Count > 1 && best.Line.Cells.Count > 1;

    private static IEnumerable<Dialect> Dialects(string content, int start, int end, char? said)
    {
        IEnumerable<char> separators = said is { } one ? [one] : Dialect.Separators.Where(separator => separator == ',' || content.IndexOf(separator, start, end - start) >= 0);
        bool mayBeSingleQuoted = start < end && content[start] == '\'';
        foreach (char separator in separators)
        {
            if (mayBeSingleQuoted) yield return new Dialect(separator, '\'');
            yield return new Dialect(separator);
        }
    }
}
