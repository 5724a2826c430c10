using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace InceptionGen.Tool.Importing.Writing;

/// <summary>A table in the making: directives, headings, and rows whose cells go by their headings.</summary>
/// <param name="columns">All headings there may be, in order. One that no row fills is left out.</param>
internal sealed class Sheet(IReadOnlyList<SheetColumn> columns)
{
    private readonly List<string> _directives = [];
    private readonly List<Dictionary<SheetColumn, string>> _rows = [];

    public void Directive(string key, string value) => _directives.Add($"# {key}: {value.ReplaceLineEndings(" ").Trim()}");

    /// <summary>Adds a row, and gives it to be filled.</summary>
    public Dictionary<SheetColumn, string> Row()
    {
        _rows.Add([]);
        return _rows[^1];
    }

    public void WriteTo(StringBuilder text)
    {
        SheetColumn[] used = [.. columns.Where(column => column.IsAlways || _rows.Any(row => row.GetValueOrDefault(column, "").Length > 0))];
        foreach (string directive in _directives) text.Append(directive).Append('\n');
        text.AppendJoin(',', used.Select(column => Quoted(column.Heading))).Append('\n');
        foreach (Dictionary<SheetColumn, string> row in _rows)
        {
            string[] cells = [.. used.Select(column => Quoted(row.GetValueOrDefault(column, "")))];
            int filled = Array.FindLastIndex(cells, cell => cell.Length > 0) + 1;
            text.AppendJoin(',', cells.Take(filled)).Append('\n');
        }
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}

/// <summary>A column of a sheet: of two with one heading, each is its own.</summary>
/// <param name="heading">Its heading.</param>
/// <param name="isAlways">Whether it is written though no row fills it.</param>
internal sealed class SheetColumn(string heading, bool isAlways = false)
{
    public string Heading { get; } = heading;

    public bool IsAlways { get; } = isAlways;
}
