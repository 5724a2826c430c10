using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Modules;

/// <summary>Which module a row names.</summary>
internal static class ModuleNames
{
    private const string Prefix = "as in ";

    /// <summary>The names, compact, that rows of the table may mean. There need not be such modules.</summary>
    public static IEnumerable<string> In(TableDocument document)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (TableRow row in document.Rows)
        {
            if (row.Type is not { } type) continue;
            if (type.Kind != RowKind.Module && (type.Kind != RowKind.Inception || HasFilters(row))) continue;

            names.Add(Spelling.Compact(type.Word));
            foreach (Cell cell in row.Cells)
            {
                if (cell.Column.Kind is ColumnKind.Remarks or ColumnKind.Patch && InRemark(cell.Text) is { } figure) names.Add(Spelling.Compact(figure));
            }
        }

        return names;
    }

    /// <summary>The names, compact, of the modules that a use of the table may need: those that its rows name, and what makes the grid smaller after it.</summary>
    public static IEnumerable<string> NeededBy(TableDocument document) =>
        ReductionOf(document) is { } reduction ? In(document).Append(Spelling.Compact(reduction)) : In(document);

    /// <summary>The name of the module that makes the grid smaller after this one; null if its table names none.</summary>
    public static string? ReductionOf(TableDocument module) => TableSettings.Find(module, DirectiveKeys.Reduction)?.Value;

    private static bool HasFilters(TableRow row) => row.Cells.Any(cell =>
        (cell.Column.Kind == ColumnKind.Filters || cell.Column.Kind == ColumnKind.PoolProjection) && cell.Text.Any(character => character is >= '1' and <= '9'));

    /// <summary>The module that a row without filters means: the one of its remark ("As in figure 5"), else that of its type.</summary>
    public static string Of(Row row) => InRemark(row.Remark) ?? row.Type.Word;

    private static string? InRemark(string text)
    {
        string spelt = Spelling.Normalize(text).Trim();
        return spelt.StartsWith(Prefix, StringComparison.Ordinal) ? text.Trim().Substring(Prefix.Length).Trim() : null;
    }
}
