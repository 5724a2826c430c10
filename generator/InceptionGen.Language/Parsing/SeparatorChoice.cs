using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Parsing;

/// <summary>A line read as a header in one dialect.</summary>
/// <param name="Understood">Cells that are headings of the language, and could not as well be cells of a row.</param>
internal sealed record HeaderTrial(Dialect Dialect, CsvLine Line, int Understood)
{
    /// <summary>The separator of a line "sep=;" that is wrong; null without such a line, or if it is right.</summary>
    public char? Said { get; init; }

    /// <summary>Cells with text that are no headings.</summary>
    public int Unknown => Line.Cells.Count(cell => cell.Text.Length > 0) - Understood;

    public static HeaderTrial Of(TableText table, int start, int end, Dialect dialect)
    {
        CsvLine line = CsvLine.Split(table, start, end, dialect);
        return new HeaderTrial(dialect, line, line.Cells.Take(HeaderReader.MaximumColumns + 1).Count(cell => IsHeading(cell.Text)));
    }

    private static bool IsHeading(string text)
    {
        if (text.Length is 0 or > HeaderReader.MaximumHeading || !ColumnHeading.Parse(text).Succeeded(out ColumnHeading? heading, out _)) return false;
        return heading.Kind != ColumnKind.Filters || Spelling.Narrow(text).IndexOf('#') >= 0;
    }
}

/// <summary>Decides what separates the cells of a table, by its header: whatever makes most headings of it.</summary>
internal static class SeparatorChoice
{
    /// <summary>The header in the dialect that fits it best, and the dialects that fit it equally well, if several do.</summary>
    /// <param name="said">The separator of a line "sep=;"; null without such a line.</param>
    public static (HeaderTrial Best, IReadOnlyList<Dialect> Candidates) For(TableText table, int start, int end, char? said)
    {
        List<HeaderTrial> trials = [.. Dialects(table.Content, start, end, said).Select(dialect => HeaderTrial.Of(table, start, end, dialect))];
        HeaderTrial best = trials.OrderByDescending(trial => trial.Understood).ThenBy(trial => trial.Unknown).First();
        if (said is { } one && best.Understood < 2 && For(table, start, end, said: null).Best is { Understood: > 1 } better) return (better with { Said = one }, [best.Dialect, better.Dialect]);

        List<Dialect> equal = [.. trials.Where(trial => IsAsGood(trial, best)).Select(trial => trial.Dialect)];
        return (best, equal.Select(dialect => dialect.Separator).Distinct().Count() > 1 ? equal : []);
    }

    /// <summary>What may separate the headings, and what to do.</summary>
    /// <param name="candidates">What it may be; what a line "sep=;" says first.</param>
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

    private static bool IsAsGood(HeaderTrial trial, HeaderTrial best) =>
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
