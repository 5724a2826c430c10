using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Formatting;

/// <summary>Keys, headings and cells of a JSON table as the language spells them. What does not change is copied, with its escapes.</summary>
internal sealed class JsonWords(TableText text, Spellings spellings)
{
    public static ColumnKind KindOf(string heading) => ColumnHeading.Parse(heading).Succeeded(out ColumnHeading? known, out _) ? known.Kind : ColumnKind.Unknown;

    /// <summary>The key of a directive, or of a part of the table.</summary>
    public string Key(SpannedText key, TableKind kind) =>
        spellings == Spellings.None ? Raw(key) : Spelt(key, JsonTableReader.PartOf(key.Text) ?? DirectiveKeys.Find(key.Text, kind) ?? key.Text);

    public string Heading(JsonValue heading, TableKind kind) => heading is JsonText word ? Heading(word.Content, kind) : Raw(heading);

    public string Headings(JsonArray list, TableKind kind) => "[" + string.Join(", ", list.Items.Select(item => Heading(item, kind))) + "]";

    /// <summary>The cells of a row, each with its key if the row is an object; a value that is not a row is one cell.</summary>
    /// <param name="columns">Those that the table lists.</param>
    public IReadOnlyList<AlignedCell> Row(JsonValue row, IReadOnlyList<ColumnKind> columns, TableKind kind)
    {
        if (row is JsonArray list)
        {
            ColumnKind[] kinds = [.. list.Items.Select((_, index) => index < columns.Count ? columns[index] : ColumnKind.Unknown)];
            CellSpelling spelling = SpellingOf(kinds.Zip(list.Items));
            return [.. kinds.Zip(list.Items, (column, value) => new AlignedCell(Cell(value, column, spelling)))];
        }

        if (row is JsonObject { Members: var members })
        {
            ColumnKind[] kinds = [.. members.Select(member => KindOf(member.Key.Text))];
            CellSpelling spelling = SpellingOf(kinds.Zip(members, (column, member) => (column, member.Value)));
            return [.. kinds.Zip(members, (column, member) => Of(Heading(member.Key, kind) + ": ", Cell(member.Value, column, spelling)))];
        }

        return [new AlignedCell(Raw(row))];

        static AlignedCell Of(string key, string cell) => new(key + cell, key);
    }

    /// <summary>A value that is neither rows nor cells. A list on several lines stays as it is: it may be as long as ImageNet's.</summary>
    public string Value(JsonValue value) => Raw(value).IndexOf('\n', StringComparison.Ordinal) < 0 ? OnOneLine(value) : Raw(value);

    public string Raw(JsonValue value) => text.Content[value.Start..value.End];

    /// <summary>A key as it is, with its quotes.</summary>
    public string Raw(SpannedText key) => text.Content[(key.Start - 1)..(key.End + 1)];

    private string Heading(SpannedText heading, TableKind kind) => spellings == Spellings.All ? Spelt(heading, HeadingSpelling.Of(heading.Text, kind)) : Raw(heading);

    private string Cell(JsonValue value, ColumnKind column, CellSpelling spelling)
    {
        if (value is not JsonText cell) return OnOneLine(value);
        return spellings == Spellings.None ? Raw(value) : Spelt(cell.Content, spelling.Write(column, cell.Content.Trim().Text));
    }

    private string OnOneLine(JsonValue value) =>
        value is JsonArray list && list.Items.All(item => item is JsonText or JsonLiteral) ? "[" + string.Join(", ", list.Items.Select(Raw)) + "]" : Raw(value);

    private static CellSpelling SpellingOf(IEnumerable<(ColumnKind Column, JsonValue Value)> cells) =>
        new(isNamed: cells.Any(cell => cell.Column == ColumnKind.Name && cell.Value is JsonText name && name.Content.Trim().Text.Length > 0));

    private string Spelt(SpannedText written, string spelt) => spelt == written.Text ? Raw(written) : '"' + JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(spelt) + '"';
}
