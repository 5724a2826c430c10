using System;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Makes a cell of its content: without what cannot be seen, empty if it says nothing, separated from the reason why a wrong value is kept: "463K [sic: as printed]".</summary>
internal sealed class CellReader(TableText table, DiagnosticBag diagnostics)
{
    /// <summary>More than any cell of a paper holds; names of it are within what .NET takes, ten thousand of them too.</summary>
    public const int MaximumLength = 1_000;

    private const string Mark = "[sic";

    private static readonly string[] Nothing = ["n/a", "nan", "<na>", "#n/a"];

    private static readonly string[] NothingButANames = ["none", "null", "nil", "na", "n.a."];

    /// <summary>Where "[sic" is in a text; -1 if it is not there.</summary>
    public static int IndexOfMark(string text) => text.IndexOf(Mark, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a cell counts as empty: a dash, "n/a", pandas' "NaN".</summary>
    public static bool SaysNothing(string text, ColumnKind column)
    {
        if (text.Length > 16) return false;

        string compact = Spelling.Compact(text);
        if (compact.Length == 0 || Nothing.Contains(compact)) return true;

        // "none" is a normalization and an activation, may be meant as a padding or a bias, and is a name as good as any.
        bool mayBeSaid = column is ColumnKind.Padding or ColumnKind.Normalization or ColumnKind.Bias or ColumnKind.Activation || IsName(column);
        return !mayBeSaid && NothingButANames.Contains(compact);
    }

    /// <param name="row">What the row is called.</param>
    public Cell Read(Column column, SpannedText content, string row)
    {
        content = IsName(column.Kind) || column.Kind == ColumnKind.Remarks
            ? content.Trim()
            : content.Without((text, index) => Spelling.IsInvisible(text[index])).Trim();
        content = WithoutFormula(content);
        if (content.Text.Length > MaximumLength && column.Kind is not (ColumnKind.Remarks or ColumnKind.Unknown)) return TooLong(column, content, row);

        int mark = IndexOfMark(content.Text);
        if (mark < 0) return CellOf(column, content, sic: null);

        SpannedText sic = content.Slice(mark, content.Text.Length);
        string? reason = ReasonOf(sic.Text);
        if (reason is null)
        {
            diagnostics.Add(Rules.SicWithoutReason, sic.In(table), PlaceInWords.Cell(row, column.Text), Excerpt.Of(sic.Text));
        }

        return CellOf(column, content.Slice(0, mark).Trim(), reason);
    }

    /// <summary>Names are copied into class and weight file as they are.</summary>
    private static bool IsName(ColumnKind column) =>
        column is ColumnKind.Name or ColumnKind.Input or ColumnKind.NamesRow or ColumnKind.NamesColumn or ColumnKind.NamesWeight or ColumnKind.NamesBatchNorm;

    private Cell CellOf(Column column, SpannedText content, string? sic)
    {
        int start = content.Start;
        return new(column, SaysNothing(content.Text, column.Kind) ? "" : content.Text, content.In(table), sic)
        {
            IsQuoted = start > 0 && table.Content[start - 1] is '"' or '\'',
        };
    }

    /// <summary>A text as a spreadsheet keeps it from becoming a number or a date: ="64", or in JSON and quotes the same.</summary>
    private static SpannedText WithoutFormula(SpannedText content)
    {
        int length = content.Text.Length;
        bool isFormula = length > 2 && content.Text[0] == '=' && content.Text[1] == '"' && content.Text[length - 1] == '"';
        return isFormula ? content.Slice(2, length - 1).Trim() : content;
    }

    private Cell TooLong(Column column, SpannedText content, string row)
    {
        diagnostics.Add(
            Rules.TextTooLong, content.In(table), PlaceInWords.Cell(row, column.Text), Excerpt.Of(content.Text),
            content.Text.Length.ToString("N0", CultureInfo.InvariantCulture), MaximumLength.ToString("N0", CultureInfo.InvariantCulture));
        return new Cell(column, Excerpt.Of(content.Text), content.In(table), null) { IsReported = true };
    }

    private static string? ReasonOf(string sic)
    {
        string inside = sic.Substring(Mark.Length).TrimStart();
        if (inside.Length < 2 || inside[0] != ':' || inside[inside.Length - 1] != ']') return null;

        string reason = inside.Substring(1, inside.Length - 2).Trim();
        return reason.Length == 0 ? null : reason;
    }
}
