using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>What a heading means (tables/README.md, section 4).</summary>
/// <param name="Filters">Of a <see cref="ColumnKind.Filters"/> column, else null.</param>
internal sealed record ColumnHeading(ColumnKind Kind, FilterColumn? Filters)
{
    /// <summary>"patch" is the start of a heading; "p" is nothing.</summary>
    private const int ShortestStart = 4;

    private static readonly (string Text, ColumnKind Kind)[] Words =
    [
        ("type", ColumnKind.Type),
        ("name", ColumnKind.Name),
        ("input", ColumnKind.Input),
        ("patch size/stride", ColumnKind.Patch),
        ("patch size/stride or remarks", ColumnKind.Patch),
        ("input size", ColumnKind.InputSize),
        ("output size", ColumnKind.OutputSize),
        ("depth", ColumnKind.Depth),
        ("pool proj", ColumnKind.PoolProjection),
        ("pool + proj", ColumnKind.PoolProjection),
        ("pool projection", ColumnKind.PoolProjection),
        ("params", ColumnKind.Params),
        ("ops", ColumnKind.Ops),
        ("padding", ColumnKind.Padding),
        ("normalization", ColumnKind.Normalization),
        ("normalisation", ColumnKind.Normalization),
        ("bias", ColumnKind.Bias),
        ("activation", ColumnKind.Activation),
        ("remarks", ColumnKind.Remarks),
        ("row", ColumnKind.NamesRow),
        ("column", ColumnKind.NamesColumn),
        ("weight", ColumnKind.NamesWeight),
        ("batch norm", ColumnKind.NamesBatchNorm),
    ];

    private static readonly Dictionary<string, ColumnKind> KindOf = Words.ToDictionary(word => Spelling.Compact(word.Text), word => word.Kind);

    /// <summary>The headings that are words, as the language spells them.</summary>
    public static IEnumerable<string> All => Words.Select(word => word.Text);

    /// <summary>Whether the column belongs to names tables.</summary>
    public bool IsOfNames => IsNames(Kind);

    /// <summary>Whether the column may appear more than once.</summary>
    public bool MayRepeat => Kind == ColumnKind.Filters;

    /// <summary>Understands a heading in any spelling; a problem of <see cref="Rules.UnknownColumn"/> has the nearest heading as its detail, or nothing.</summary>
    public static Parsed<ColumnHeading> Parse(string text)
    {
        if (KindOf.TryGetValue(Spelling.Compact(text), out ColumnKind kind)) return new ColumnHeading(kind, null);
        if (FilterHeading.TryParse(text, out Parsed<FilterColumn> parsed))
            return parsed.Succeeded(out FilterColumn? filters, out Problem? problem) ? new ColumnHeading(ColumnKind.Filters, filters) : problem;

        return Bare(text) is { } bare ? Parse(bare) : new Problem(Rules.UnknownColumn, "");
    }

    /// <summary>A heading without a unit or a number in brackets after it, or without what pandas adds to the second of two: "#1x7.1"; null if it has none of these.</summary>
    private static string? Bare(string text)
    {
        if (Units.Without(text, out bool isScale) is { } withoutUnit)
            return isScale && KindOf.TryGetValue(Spelling.Compact(withoutUnit), out ColumnKind kind) && kind is ColumnKind.Params or ColumnKind.Ops ? null : withoutUnit;

        string withoutNumber = text.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return withoutNumber.Length < text.Length && withoutNumber.EndsWith(".", StringComparison.Ordinal) ? withoutNumber.TrimEnd('.') : null;
    }

    /// <summary>The heading that was probably meant, of those that a table of the kind may have; null if none is near.</summary>
    public static string? DidYouMean(string text, TableKind table)
    {
        List<string> candidates = Words.Where(word => IsNames(word.Kind) == (table == TableKind.Names)).Select(word => word.Text).ToList();
        string bare = Units.Without(text, out _) is { } withoutUnit ? withoutUnit : text;
        if (table != TableKind.Names && (HeadingSynonyms.Find(text) ?? HeadingSynonyms.Find(bare)) is { } synonym) return synonym;
        if (Suggestions.DidYouMean(text, candidates) is string near) return near;

        string compact = Spelling.Compact(text);
        string? longer = compact.Length < ShortestStart ? null
            : candidates.FirstOrDefault(candidate => Spelling.Compact(candidate).StartsWith(compact, StringComparison.Ordinal));
        return longer ?? (table == TableKind.Names ? null : FilterHeading.DidYouMean(text));
    }

    private static bool IsNames(ColumnKind kind) => kind is ColumnKind.NamesRow or ColumnKind.NamesColumn or ColumnKind.NamesWeight or ColumnKind.NamesBatchNorm;
}
