using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Modules;

/// <summary>The letters that stand for filter counts in a module table, and what a row that uses it gives for them (tables/README.md, section 7).</summary>
internal static class ModuleParameters
{
    /// <summary>The values of a module without parameters.</summary>
    public static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    private static readonly char[] Separators = ['|', '+'];

    private static readonly string[] TakenWords = ["avg", "average", "max", "pass", "through", "pass through"];

    /// <summary>The names in the table's directive, in its order, in one spelling.</summary>
    public static IReadOnlyList<string> Of(TableDocument module) =>
        TableSettings.Find(module, DirectiveKeys.Parameters) is { } directive ? [.. Names(directive.Value).Where(name => name.Length > 0)] : [];

    /// <summary>
    /// The table as it can be judged without a use of it: every parameter is one filter, and the printed counts are left out,
    /// since it depends on the values.
    /// </summary>
    public static TableDocument Alone(TableDocument module)
    {
        IReadOnlyList<string> names = Of(module);
        if (names.Count == 0) return module;

        TableDocument filled = Fill(module, names.Distinct().ToDictionary(name => name, _ => "1"));
        return filled with { Rows = filled.Rows.Select(row => row with { Cells = row.Cells.Select(WithoutCount).ToEquatableArray() }).ToEquatableArray() };
    }

    /// <summary>The table with a value for every parameter.</summary>
    public static TableDocument Fill(TableDocument module, IReadOnlyDictionary<string, string> values) => values.Count == 0
        ? module
        : module with { Rows = module.Rows.Select(row => row with { Cells = row.Cells.Select(cell => Fill(cell, values)).ToEquatableArray() }).ToEquatableArray() };

    /// <summary>Reports a directive that names no parameters, or names that no cell holds.</summary>
    public static void Check(TableDocument module, DiagnosticBag diagnostics)
    {
        if (TableSettings.Find(module, DirectiveKeys.Parameters) is not { } directive) return;

        string[] written = [.. Names(directive.Value)];
        HashSet<string> used = [.. module.Rows.SelectMany(row => row.Cells).Where(IsFilters).SelectMany(cell => Parts(cell.Text))];
        for (int index = 0; index < written.Length; index++)
        {
            if (Mistake(written, index, used) is not { } mistake) continue;

            diagnostics.Add(Rules.SettingNotUsable, directive.ValueLocation, PlaceInWords.Directive(directive.Key), Excerpt.Of(written[index]), mistake);
        }
    }

    /// <summary>The values that a row gives; null if they are not the module's parameters, which is reported.</summary>
    public static IReadOnlyDictionary<string, string>? ValuesOf(Row row, TableDocument module, DiagnosticBag diagnostics)
    {
        IReadOnlyList<string> names = Of(module);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        bool isRight = true;
        foreach (Argument argument in row.Type.Arguments)
        {
            // "(3a)" is a label.
            if (argument.Name.Length == 0 || (names.Count == 0 && row.Type.Kind == RowKind.Inception)) continue;
            if (Mistake(argument, names, values) is { } mistake) Report(mistake);
            else values.Add(argument.Name, argument.Value);
        }

        string[] missing = [.. names.Where(name => !values.ContainsKey(name)).Distinct()];
        if (isRight && missing.Length > 0)
            Report("the module has the parameter '" + missing[0] + "'; write " + row.Type.Word + " (" + string.Join(", ", names.Select(name => name + " " + (values.TryGetValue(name, out string? value) ? value : "64"))) + ")");
        return isRight ? values : null;

        void Report(string detail)
        {
            isRight = false;
            diagnostics.Add(Rules.CellNotUsable, row.At, Excerpt.Of(row.At.Cell.Text), detail);
        }
    }

    private static string? Mistake(Argument argument, IReadOnlyList<string> names, Dictionary<string, string> values)
    {
        if (values.ContainsKey(argument.Name)) return "'" + Excerpt.Of(argument.Name) + "' has a value already";
        if (names.Count == 0) return "the module has no parameters; names for its copies go in a name column";
        if (!names.Contains(argument.Name)) return "the module has no parameter '" + Excerpt.Of(argument.Name) + "'; its parameters are " + string.Join(", ", names);
        if (!CellParser.FilterCount(argument.Value).Succeeded(out int count, out Problem? problem)) return problem.Detail;
        return count == 0 ? "a parameter is at least one filter" : null;
    }

    private static string? Mistake(string[] written, int index, HashSet<string> used)
    {
        string name = written[index];
        if (name.Length == 0 || !char.IsLetter(name[0]) || !name.All(char.IsLetterOrDigit)) return "a parameter is a letter or a word, such as c; separate several with commas";
        if (TakenWords.Contains(name)) return "the word says what a pool does; choose another";
        if (Array.IndexOf(written, name) < index) return "it is given twice";
        return used.Contains(name) ? null : "no filter cell of the table holds it; remove it";
    }

    private static IEnumerable<string> Names(string directive) => Spelling.Normalize(directive).Split(',').Select(name => name.Trim());

    private static IEnumerable<string> Parts(string cell) => Spelling.Normalize(cell).Split(Separators).Select(part => part.Trim());

    private static bool IsFilters(Cell cell) => cell.Column.Kind is ColumnKind.Filters or ColumnKind.PoolProjection;

    private static Cell WithoutCount(Cell cell) => cell.Column.Kind is ColumnKind.Params or ColumnKind.Ops ? cell with { Text = "" } : cell;

    private static Cell Fill(Cell cell, IReadOnlyDictionary<string, string> values)
    {
        if (cell.IsEmpty || !IsFilters(cell) || !Parts(cell.Text).Any(values.ContainsKey)) return cell;

        var filled = new System.Text.StringBuilder();
        int start = 0;
        while (start <= cell.Text.Length)
        {
            int separator = cell.Text.IndexOfAny(Separators, start);
            int end = separator < 0 ? cell.Text.Length : separator;
            string part = cell.Text.Substring(start, end - start);
            filled.Append(values.TryGetValue(Spelling.Normalize(part).Trim(), out string? value) ? value : part);
            if (separator >= 0) filled.Append(cell.Text[separator]);
            start = end + 1;
        }

        return cell with { Text = filled.ToString() };
    }
}
