using System;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Parsing;

/// <summary>Parts a cell's text from the reason why a wrong value is kept: "463K [sic: as printed]".</summary>
internal sealed class CellReader(TableText table, DiagnosticBag diagnostics)
{
    private const string Mark = "[sic";

    /// <summary>Where "[sic" stands in a text; -1 if it does not.</summary>
    public static int IndexOfMark(string text) => text.IndexOf(Mark, StringComparison.OrdinalIgnoreCase);

    /// <param name="row">What the row is called.</param>
    public Cell Read(Column column, SpannedText content, string row)
    {
        content = content.Trim();
        int mark = IndexOfMark(content.Text);
        if (mark < 0) return new Cell(column, content.Text, content.In(table), null);

        SpannedText value = content.Slice(0, mark).Trim();
        SpannedText sic = content.Slice(mark, content.Text.Length);
        string? reason = ReasonOf(sic.Text);
        if (reason is null)
        {
            diagnostics.Add(Descriptors.SicWithoutReason, sic.In(table), Place.Cell(row, column.Text), Excerpt.Of(sic.Text));
        }

        return new Cell(column, value.Text, value.In(table), reason);
    }

    private static string? ReasonOf(string sic)
    {
        string inside = sic.Substring(Mark.Length).TrimStart();
        if (inside.Length < 2 || inside[0] != ':' || inside[inside.Length - 1] != ']') return null;

        string reason = inside.Substring(1, inside.Length - 2).Trim();
        return reason.Length == 0 ? null : reason;
    }
}
