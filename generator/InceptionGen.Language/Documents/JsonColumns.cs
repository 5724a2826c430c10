using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>The columns of a JSON table: listed, or collected from the keys of its rows.</summary>
internal sealed class JsonColumns
{
    private readonly TableKind _kind;
    private readonly HeaderReader _headerReader;

    /// <summary>All columns with the same meaning.</summary>
    private readonly Dictionary<ColumnHeading, List<Column>> _repetitions = [];

    /// <summary>What each key that was met means, null for nothing, so that a misspelt key is reported once and not in every row.</summary>
    private readonly Dictionary<string, ColumnHeading?> _meanings = new(StringComparer.Ordinal);

    private readonly HashSet<string> _misspelt = new(StringComparer.Ordinal);

    private JsonColumns(TableKind kind, HeaderReader headerReader, bool areListed)
    {
        _kind = kind;
        _headerReader = headerReader;
        AreListed = areListed;
    }

    /// <summary>In the order of the list, or of first appearance.</summary>
    public IReadOnlyList<Column> All { get; private set; } = [];

    public bool AreListed { get; }

    /// <param name="place">Of the list.</param>
    public static JsonColumns Listed(IReadOnlyList<SpannedText> headings, TableKind kind, HeaderReader headerReader, LocationInfo place)
    {
        var columns = new JsonColumns(kind, headerReader, areListed: true) { All = headerReader.Read(headings, kind, place) };
        foreach (Column column in columns.All)
        {
            ColumnHeading? meaning = column.Kind == ColumnKind.Unknown ? null : new ColumnHeading(column.Kind, column.Filters);
            if (meaning is not null) columns.Repetitions(meaning).Add(column);
            // A repeated heading that may not be repeated is unknown; its text still means the first of them.
            if (meaning is not null || !columns._meanings.ContainsKey(column.Text)) columns._meanings[column.Text] = meaning;
        }

        return columns;
    }

    /// <param name="place">Of the rows.</param>
    public static JsonColumns Collected(JsonArray rows, TableKind kind, HeaderReader headerReader, LocationInfo place)
    {
        var columns = new JsonColumns(kind, headerReader, areListed: false);
        List<JsonObject> objects = rows.Items.OfType<JsonObject>().ToList();
        if (objects.Count > 0)
        {
            columns.Collect(objects, place);
        }
        else if (kind == TableKind.Names)
        {
            columns.All = HeaderReader.NamesColumns(place);
        }
        else
        {
            headerReader.ReportUnlisted(place);
        }

        return columns;
    }

    /// <summary>The columns of a key; null if the key means no column, which has been reported.</summary>
    public IReadOnlyList<Column>? Find(SpannedText key)
    {
        if (MeaningOf(key) is not ColumnHeading meaning) return null;
        if (_repetitions.TryGetValue(meaning, out List<Column>? columns)) return columns;

        _headerReader.ReportUnlisted(key, _kind);
        _meanings[key.Text] = null;
        return null;
    }

    /// <summary>Whether the key has been reported, and taken for what it was meant to be.</summary>
    public bool IsMisspelt(SpannedText key) => _misspelt.Contains(key.Text);

    /// <summary>Every key of every row; one that has a list of values in some row is repeated as often as the longest list is long.</summary>
    private void Collect(List<JsonObject> rows, LocationInfo place)
    {
        var keys = new List<(SpannedText Text, ColumnHeading Meaning)>();
        Dictionary<ColumnHeading, int> counts = [];
        foreach (JsonMember member in rows.SelectMany(row => row.Members))
        {
            SpannedText key = member.Key.Trim();
            if (MeaningOf(key) is not ColumnHeading meaning) continue;

            int count = member.Value is JsonArray list && meaning.MayRepeat ? Math.Max(1, list.Items.Count) : 1;
            if (!counts.TryGetValue(meaning, out int most)) keys.Add((key, meaning));
            counts[meaning] = Math.Max(count, most);
        }

        if (counts.Values.Sum(count => (long)count) > HeaderReader.MaximumColumns)
        {
            _headerReader.ReportTooMany(place);
            return;
        }

        var columns = new List<Column>();
        for (int round = 0; keys.Count > 0; round++)
        {
            keys.RemoveAll(key => counts[key.Meaning] <= round);
            foreach ((SpannedText key, ColumnHeading meaning) in keys)
            {
                Column column = _headerReader.ColumnOf(meaning, key, columns.Count);
                columns.Add(column);
                Repetitions(meaning).Add(column);
            }
        }

        All = columns;
        _headerReader.ReportMissing(All, _kind, place);
    }

    private ColumnHeading? MeaningOf(SpannedText key)
    {
        if (_meanings.TryGetValue(key.Text, out ColumnHeading? known)) return known;

        UnderstoodHeading heading = UnderstoodHeading.Of(key, _kind);
        _headerReader.Report(heading, _kind);
        if (heading.Problem is not null) _misspelt.Add(key.Text);
        _meanings.Add(key.Text, heading.Meaning);
        return heading.Meaning;
    }

    private List<Column> Repetitions(ColumnHeading meaning)
    {
        if (!_repetitions.TryGetValue(meaning, out List<Column>? columns)) _repetitions.Add(meaning, columns = []);
        return columns;
    }
}
