using System;
using System.Linq;
using System.Text.RegularExpressions;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Formatting;

/// <summary>The cells of a row as the language spells them: "28×28×192" as "28x28x192", "7 x 7 / 2" as "7x7/2", "Max Pool" as "max pool".</summary>
/// <param name="isNamed">Whether the row has a name, so that its type does not give it one.</param>
internal sealed partial class CellSpelling(bool isNamed)
{
    public static CellSpelling Of(TableDocument table, CsvLine line)
    {
        Column? name = table.Columns.FirstOrDefault(column => column.Kind == ColumnKind.Name && column.Index < line.Cells.Count);
        return new CellSpelling(name is not null && line.Cells[name.Index].Text.Length > 0);
    }

    public string Write(ColumnKind column, string text)
    {
        // A value that is kept although it is wrong is quoted from somewhere.
        if (text.Length == 0 || CellReader.IndexOfMark(text) >= 0) return text;

        return column switch
        {
            ColumnKind.OutputSize or ColumnKind.InputSize => Size(text),
            ColumnKind.Patch => Patch(text),
            ColumnKind.Type => isNamed ? Type(text) : text,
            ColumnKind.Activation or ColumnKind.Bias => Spelling.Normalize(text),
            _ => text,
        };
    }

    private static string Size(string text) => CellParser.Size(text).Succeeded(out Shape shape, out _) ? shape.ToString() : text;

    private static string Patch(string text)
    {
        if (!CellParser.Patch(text).Succeeded(out Patch? patch, out _)) return text;

        string tidy = Signs().Replace(Spelling.Normalize(text), "$1");
        // Padding rules of one letter are capitals, as in the figures.
        tidy = Rule().Replace(tidy, match => match.Value.ToUpperInvariant());
        return CellParser.Patch(tidy).Value == patch ? tidy : text;
    }

    private static string Type(string text)
    {
        if (!CellParser.RowType(text).Succeeded(out RowType? type, out _) || type.Kind == RowKind.Module) return text;

        int bracket = text.IndexOf('(', StringComparison.Ordinal);
        string word = bracket < 0 ? text : text[..bracket], rest = bracket < 0 ? "" : " " + text[bracket..].Trim();
        string tidy = Blanks().Replace(Spelling.Normalize(word).Trim(), " ") + rest;
        return CellParser.RowType(tidy).Value is { } same && same.Kind == type.Kind && same.Label == type.Label && same.Count == type.Count ? tidy : text;
    }

    [GeneratedRegex(@"\s*([x/=])\s*")]
    private static partial Regex Signs();

    [GeneratedRegex(@"\b[vs]$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
