using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>A header with a separator too many or too few, which the rows below it show: reported once, and read as it was meant.</summary>
internal sealed class HeaderMending(TableText table, DiagnosticBag diagnostics, TableKind kind, char separator)
{
    /// <param name="headings">As they are written.</param>
    /// <param name="cellsOfRows">How many cells the rows have; 0 if they do not agree.</param>
    public IReadOnlyList<SpannedText> Mend(IReadOnlyList<SpannedText> headings, Func<int> cellsOfRows)
    {
        if (headings.All(heading => IsKnown(heading.Text))) return headings;

        int cells = cellsOfRows();
        if (cells == headings.Count + 1) return Split(headings) ?? headings;
        if (cells == headings.Count - 1) return WithoutEmpty(headings) ?? Joined(headings) ?? headings;
        return headings;
    }

    /// <summary>Two headings that are written as one: "namepatch size/stride".</summary>
    private List<SpannedText>? Split(IReadOnlyList<SpannedText> headings)
    {
        for (int index = 0; index < headings.Count; index++)
        {
            SpannedText heading = headings[index];
            if (heading.Text.Length > HeaderReader.MaximumHeading || IsKnown(heading.Text)) continue;

            for (int cut = 1; cut < heading.Text.Length; cut++)
            {
                SpannedText first = heading.Slice(0, cut).Trim(), second = heading.Slice(cut, heading.Text.Length).Trim();
                if (!IsKnown(first.Text) || !IsKnown(second.Text)) continue;

                LocationInfo place = table.At(first.End, second.Start);
                Report(heading.In(table), heading.Text, "two headings have no " + new Dialect(separator).OneInWords.Substring(2) + " between them: '" + first.Text + "' and '" + second.Text + "'",
                    Fix.Write("Separate '" + first.Text + "' and '" + second.Text + "'", place, separator.ToString()));
                return [.. headings.Take(index), first, second, .. headings.Skip(index + 1)];
            }
        }

        return null;
    }

    /// <summary>An empty heading between others.</summary>
    private List<SpannedText>? WithoutEmpty(IReadOnlyList<SpannedText> headings)
    {
        int index = headings.ToList().FindIndex(heading => heading.Text.Length == 0);
        if (index <= 0 || headings.Count(heading => heading.Text.Length == 0) > 1) return null;

        Remove(headings[index].In(table), "", table.Content.LastIndexOf(separator, headings[index].Start - 1), "the rows have a cell less");
        return [.. headings.Take(index), .. headings.Skip(index + 1)];
    }

    /// <summary>A heading with a separator in it: "patch size,/stride".</summary>
    private List<SpannedText>? Joined(IReadOnlyList<SpannedText> headings)
    {
        for (int index = 0; index + 1 < headings.Count; index++)
        {
            SpannedText first = headings[index], second = headings[index + 1];
            if (IsKnown(first.Text) && IsKnown(second.Text)) continue;

            bool isSpaced = Spelling.IsBlank(table.Content[Math.Max(second.Start - 1, 0)]);
            string? whole = new[] { first.Text + (isSpaced ? " " : "") + second.Text, first.Text + second.Text }.FirstOrDefault(IsKnown);
            if (whole is null) continue;

            LocationInfo place = table.At(first.Start, second.End);
            Report(place, first.Text + separator + second.Text, "did you mean '" + whole + "'?", Fix.Write("Rename the column to '" + whole + "'", place, whole));
            return [.. headings.Take(index), new SpannedText(whole, [.. Enumerable.Repeat(first.Start, whole.Length), second.End]), .. headings.Skip(index + 2)];
        }

        return null;
    }

    private void Remove(LocationInfo heading, string text, int position, string why)
    {
        if (position < 0) return;
        Report(heading, text, why + "; remove " + new Dialect(separator).OneInWords, Fix.Write("Remove " + new Dialect(separator).OneInWords, table.At(position, position + 1), ""));
    }

    private void Report(LocationInfo place, string text, string detail, Fix fix) => diagnostics.Add(
        new DiagnosticInfo(Rules.UnknownColumn, place, EquatableArray.Of(Excerpt.Of(text), kind.InWords(), detail)) { Fixes = EquatableArray.Of(fix) });

    private bool IsKnown(string text) =>
        text.Length is > 0 and <= HeaderReader.MaximumHeading && ColumnHeading.Parse(text).Succeeded(out ColumnHeading? meaning, out _) && meaning.IsOfNames == (kind == TableKind.Names);
}
