using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>A heading of one table.</summary>
/// <param name="Meaning">What it means, or was meant to: a heading with one slip is taken for what it was meant to be, so that the mistake is reported once. Null if that is not known.</param>
/// <param name="Problem">What is wrong with it; null if nothing is.</param>
internal sealed record UnderstoodHeading(SpannedText Text, ColumnHeading? Meaning, Problem? Problem)
{
    /// <summary>Whether this may as well be the cell of a row: "3x3" is a heading only among headings.</summary>
    public bool MayBeACell => Meaning is null ? Problem!.Detail.Length == 0 : Meaning.Kind == ColumnKind.Filters && Text.Text.IndexOf('#') < 0;

    public static UnderstoodHeading Of(SpannedText text, TableKind kind)
    {
        if (ColumnHeading.Parse(text.Text).Succeeded(out ColumnHeading? meaning, out Problem? problem))
        {
            bool belongs = meaning.IsOfNames == (kind == TableKind.Names);
            return belongs
                ? new UnderstoodHeading(text, meaning, null)
                : new UnderstoodHeading(text, null, new Problem(Rules.UnknownColumn, "it belongs to another kind of table"));
        }

        if (problem.Rule != Rules.UnknownColumn) return new UnderstoodHeading(text, null, problem);
        if (Advice(text.Text, kind) is { } advice) return new UnderstoodHeading(text, null, problem with { Detail = advice });
        if (ColumnHeading.DidYouMean(text.Text, kind) is not string meant) return new UnderstoodHeading(text, null, problem);

        ColumnHeading.Parse(meant).Succeeded(out meaning, out _);
        return new UnderstoodHeading(text, meaning, problem with { Detail = "did you mean '" + meant + "'?", Meant = meant });
    }

    /// <summary>Where the table says what the heading would say, if it is not a column of the language; null if that is not known.</summary>
    private static string? Advice(string text, TableKind kind)
    {
        bool isScaled = Units.Without(text, out bool isScale) is { } bare && isScale && ColumnHeading.Parse(bare).Value?.Kind is ColumnKind.Params or ColumnKind.Ops;
        if (isScaled) return Units.OfCounts;
        return kind == TableKind.Names ? null : HeadingSynonyms.Advice(text);
    }
}
