using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Understands a table's headings.</summary>
internal sealed class HeaderReader(TableText table, DiagnosticBag diagnostics)
{
    /// <summary>Every row has a cell for every column, so the columns of a hostile table must not grow with its rows.</summary>
    public const int MaximumColumns = 200;

    /// <summary>No network has as many stages, no module as many branches; a names table has a rule or two for each.</summary>
    public const int MaximumRows = 10_000;

    /// <summary>No heading is longer; a longer text is prose.</summary>
    public const int MaximumHeading = 200;

    private const string Example = "the first line names the columns, such as type,patch size/stride,output size";

    /// <summary>The kind of table that has such headings, if nothing declares the kind.</summary>
    public static TableKind KindOf(IEnumerable<SpannedText> headings)
    {
        HashSet<ColumnKind> kinds = [];
        foreach (SpannedText heading in headings.Take(MaximumColumns))
        {
            // A heading with a slip says what was meant all the same.
            if ((ColumnHeading.Parse(heading.Text).Value ?? UnderstoodHeading.Of(heading, TableKind.Network).Meaning) is { } meaning) kinds.Add(meaning.Kind);
        }

        if (kinds.Contains(ColumnKind.NamesRow) && kinds.Contains(ColumnKind.NamesWeight) && !kinds.Contains(ColumnKind.Type)) return TableKind.Names;

        bool isModule = kinds.Contains(ColumnKind.InputSize) && kinds.Contains(ColumnKind.OutputSize) && kinds.Contains(ColumnKind.Filters);
        return isModule ? TableKind.Module : TableKind.Network;
    }

    /// <summary>Whether a column is unknown, so that nothing can be said of the rows: every row that fills it would seem wrong.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Whether a heading is not as the language has it, even if it is known what was meant.</summary>
    public bool HasMistake { get; private set; }

    public static string TooManyRows => "a table has at most " + MaximumRows.ToString("N0", CultureInfo.InvariantCulture) + " rows, and nothing is read from here on";

    /// <summary>The columns, those that are not of the language included; none at all if nothing here is a heading.</summary>
    /// <param name="header">Where the headings are, for reporting what is missing there.</param>
    /// <param name="hasIndex">Whether the first column only numbers the rows.</param>
    /// <returns>All columns, also where a mistake has made some of them unknown: then <see cref="IsBroken"/> is true.</returns>
    public IReadOnlyList<Column> Read(IReadOnlyList<SpannedText> headings, TableKind kind, LocationInfo header, bool hasIndex = false)
    {
        if (headings.Count > MaximumColumns)
        {
            ReportTooMany(header);
            return [];
        }

        List<UnderstoodHeading> understood = headings.Select(heading => UnderstoodHeading.Of(heading, kind)).ToList();
        if (understood.All(heading => heading.MayBeACell) && !understood.All(heading => heading.Text.Text.Length == 0 || ForeignWords.IsForeign(heading)))
        {
            diagnostics.Add(Rules.EmptyTable, header, "header", Example);
            return [];
        }

        var columns = new List<Column>(understood.Count);
        bool isForeign = ReportForeign(understood, kind);
        foreach (UnderstoodHeading heading in understood)
        {
            bool isIndex = hasIndex && columns.Count == 0;
            if (!isIndex && !(isForeign && ForeignWords.IsForeign(heading))) Report(heading, kind);
            IsBroken |= heading.Meaning is null && !isIndex;
            HasMistake |= heading.Problem is not null && !isIndex;
            bool isRepeated = heading.Meaning is { MayRepeat: false } && columns.Any(column => column.Kind == heading.Meaning.Kind);
            if (isRepeated) ReportRepeated(heading.Text);
            IsBroken |= isRepeated;
            HasMistake |= isRepeated;
            Column column = ColumnOf(isRepeated ? null : heading.Meaning, heading.Text, columns.Count);
            columns.Add(heading.Problem?.Meant is { } meant && !isRepeated ? column with { Text = meant } : column);
        }

        if (!isForeign) ReportMissing(columns, kind, header);
        bool lacksWhatRowsSay = kind != TableKind.Names && understood.Any(heading => heading.Meaning is null && HeadingSynonyms.Advice(heading.Text.Text) is not null);
        return lacksWhatRowsSay ? [] : columns;
    }

    /// <summary>Headings in another script are one mistake.</summary>
    private bool ReportForeign(List<UnderstoodHeading> headings, TableKind kind)
    {
        List<SpannedText> foreign = [.. headings.Where(ForeignWords.IsForeign).Select(heading => heading.Text)];
        if (foreign.Count == 0) return false;

        string others = foreign.Count == 1 ? "" : "; translate " + string.Join(", ", foreign.Skip(1).Take(5).Select(heading => "'" + Excerpt.Of(heading.Text) + "'")) + (foreign.Count > 6 ? " and others" : "") + " too";
        diagnostics.Add(Rules.UnknownColumn, foreign[0].In(table), Excerpt.Of(foreign[0].Text), kind.InWords(), ForeignWords.Advice(kind) + others);
        return true;
    }

    /// <summary>The columns that a names table has where none are given.</summary>
    public static IReadOnlyList<Column> NamesColumns(LocationInfo place) =>
        Required(TableKind.Names).Select((required, index) => new Column(index, required.Heading, required.Kind, null, place)).ToList();

    public Column ColumnOf(ColumnHeading? meaning, SpannedText text, int index) =>
        new(index, text.Text, meaning?.Kind ?? ColumnKind.Unknown, meaning?.Filters, text.In(table));

    /// <summary>Reports what is wrong with a heading, if anything is.</summary>
    public void Report(UnderstoodHeading heading, TableKind kind)
    {
        if (heading.Problem is not Problem problem) return;

        string text = heading.Text.Text;
        LocationInfo location = heading.Text.In(table);
        if (problem.Rule != Rules.UnknownColumn)
        {
            diagnostics.Add(problem.At(location, PlaceInWords.Column(text), text));
            return;
        }

        string detail = problem.Detail.Length > 0 ? problem.Detail
            : text.Length == 0 ? "give the column a heading, or remove it"
            : kind == TableKind.Names ? "its columns are row, column, weight and batch norm"
            : "a filter column is headed #3x3, #3x3 reduce or double #3x3; prose goes under remarks, or into a comment";
        var diagnostic = new DiagnosticInfo(Rules.UnknownColumn, location, EquatableArray.Of(Excerpt.Of(text), kind.InWords(), detail));
        diagnostics.Add(problem.Meant is { } meant ? diagnostic with { Fixes = EquatableArray.Of(Fix.Write("Rename the column to '" + meant + "'", location, meant)) } : diagnostic);
    }

    public void ReportRepeated(SpannedText heading) => diagnostics.Add(
        Rules.RepeatedColumn, heading.In(table), Excerpt.Of(heading.Text), "only filter columns may; remove one, or give it its own heading");

    public void ReportTooMany(LocationInfo header) =>
        diagnostics.Add(Rules.MalformedRow, header, "The header", "a table has at most " + MaximumColumns.ToString(CultureInfo.InvariantCulture) + " columns");

    /// <summary>Reports rows that are lists of cells without a list of columns.</summary>
    public void ReportUnlisted(LocationInfo rows) =>
        diagnostics.Add(Rules.EmptyTable, rows, "header", "rows that are lists of cells need the list \"columns\"");

    /// <summary>Reports a column of a row that the table's list of columns lacks.</summary>
    public void ReportUnlisted(SpannedText key, TableKind kind) =>
        diagnostics.Add(Rules.UnknownColumn, key.In(table), Excerpt.Of(key.Text), kind.InWords(), "the list \"columns\" does not name it; add it there");

    public void ReportMissing(IReadOnlyList<Column> columns, TableKind kind, LocationInfo header)
    {
        foreach ((ColumnKind required, string heading, string purpose) in Required(kind))
        {
            if (columns.Any(column => column.Kind == required)) continue;
            diagnostics.Add(Rules.MissingColumn, header, heading, purpose);
            IsBroken = true;
        }
    }

    private static (ColumnKind Kind, string Heading, string Purpose)[] Required(TableKind kind) => kind == TableKind.Names
        ?
        [
            (ColumnKind.NamesRow, "row", "it says which rows a rule is for"),
            (ColumnKind.NamesColumn, "column", "it says which filter columns a rule is for"),
            (ColumnKind.NamesWeight, "weight", "it says what a weight file calls the layer"),
        ]
        : [(ColumnKind.Type, "type", "it says what each row is")];
}
