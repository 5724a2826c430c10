using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Repairing;

/// <summary>Headings that may have been meant where another one stands.</summary>
internal static class HeadingTries
{
    /// <summary>Of a heading that has one.</summary>
    private const char UsualStride = '2';

    private static readonly Extent[] Kernels = [new(1, 1), new(3, 3), new(5, 5), new(7, 7), new(1, 3), new(3, 1), new(1, 7), new(7, 1)];

    /// <summary>The same heading with another kernel or stride, or as a reduction, or as none.</summary>
    public static IEnumerable<string> Of(Column column)
    {
        if (column.Filters is not { } filters) yield break;

        string text = column.Text;
        foreach (string kernel in filters.Kernels.Select(kernel => kernel.ToString()).Distinct())
        {
            int at = text.IndexOf(kernel, StringComparison.Ordinal);
            if (at < 0) continue;
            foreach (string other in Kernels.Select(other => other.ToString()).Where(other => other != kernel).OrderBy(other => Slip.Between(kernel, other)))
                yield return text.Substring(0, at) + other + text.Substring(at + kernel.Length);
        }

        if (filters.Kernels.Count > 1) yield break;

        int slash = text.IndexOf('/');
        bool hasStride = slash >= 0 && slash + 1 < text.Length && char.IsDigit(text[slash + 1]);
        if (hasStride && text[slash + 1] != UsualStride) yield return text.Substring(0, slash + 1) + UsualStride + text.Substring(slash + 2);
        const string Reduce = " reduce";
        yield return filters.IsReduce ? text.Replace(Reduce, "") : text + Reduce;
    }

    /// <summary>Whether no paper has such a kernel or stride, so that one digit of the heading is probably wrong.</summary>
    public static bool IsStrange(Column column) =>
        column.Filters is { } filters && (filters.Kernels.Any(kernel => !Kernels.Contains(kernel)) || column.Text.Contains("/3"));

    /// <summary>The table with other headings in some places.</summary>
    public static TableDocument? With(TableDocument document, IReadOnlyDictionary<int, string> headings)
    {
        var meant = new Dictionary<int, Column>();
        foreach (Column column in document.Columns)
        {
            if (!headings.TryGetValue(column.Index, out string? text)) continue;
            if (!ColumnHeading.Parse(text).Succeeded(out ColumnHeading? heading, out _)) return null;
            meant[column.Index] = column with { Text = text, Kind = heading.Kind, Filters = heading.Filters };
        }

        return document with
        {
            Columns = document.Columns.Select(Meant).ToEquatableArray(),
            Rows = document.Rows.Select(row => row with { Cells = row.Cells.Select(cell => cell with { Column = Meant(cell.Column) }).ToEquatableArray() }).ToEquatableArray(),
        };

        Column Meant(Column column) => meant.TryGetValue(column.Index, out Column? other) ? other : column;
    }
}
