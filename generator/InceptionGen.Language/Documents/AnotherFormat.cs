using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Files that are not tables in CSV or JSON, which their first characters or lines show: one mistake, not one in every row.</summary>
internal static class AnotherFormat
{
    private const string SaveAs = "save the sheet as CSV UTF-8";
    private const string OneCell = "write a header such as type,patch size/stride,output size and a line for every row, with commas between the cells";

    /// <summary>Lines in which a pasted table shows what it is.</summary>
    private const int FirstLines = 12;

    /// <summary>How files begin; what is not UTF-8 in them has become U+FFFD.</summary>
    private static readonly (string Start, string Format, string Advice)[] Starts =
    [
        ("PK\u0003\u0004", "a zip archive, such as an Excel workbook (.xlsx)", SaveAs),
        ("\uFFFD\uFFFD\u0011\uFFFD", "an Excel workbook (.xls)", SaveAs),
        ("%PDF", "a PDF", OneCell),
        ("{\\rtf", "rich text (RTF)", OneCell),
        ("{|", "a table of MediaWiki", OneCell),
        ("\uFFFDPNG", "a picture", OneCell),
    ];

    /// <summary>What the file is, and its first line that shows it; null if it may be a table.</summary>
    public static DiagnosticInfo? Of(TableText table, bool isJson)
    {
        string content = table.Content;
        foreach ((string start, string format, string advice) in Starts)
        {
            if (string.CompareOrdinal(content, table.Start, start, 0, start.Length) == 0) return At(table, table.Start, table.Start + 1, format, advice);
        }

        if (isJson) return null;
        List<(int Start, int End)> lines = [.. FirstLinesOf(table)];
        if (lines.Count == 0) return null;

        (int first, int end) = lines[0];
        if (IsMarkup(content, first)) return At(table, first, end, "HTML or XML", "save the table as CSV: " + OneCell);
        if (content[first] is '{' && lines.Count > 0 && IsJson(content, first)) return At(table, first, first + 1, "JSON under another extension", "give the file the extension .json");

        foreach ((int start, int stop) in lines)
        {
            if (IsLatex(content, start, stop)) return At(table, start, stop, "a table of LaTeX", "separate the cells by commas instead of &, and remove \\\\, \\hline and the like");
        }

        return null;
    }

    private static DiagnosticInfo At(TableText table, int start, int end, string format, string advice) =>
        new(Rules.AnotherFormat, table.At(start, end), EquatableArray.Of(format, advice));

    /// <summary>The first lines that are neither blank nor comments.</summary>
    private static IEnumerable<(int Start, int End)> FirstLinesOf(TableText table)
    {
        int count = 0;
        foreach (TextLine line in table.Lines)
        {
            int start = Math.Max(line.Start, table.Start), end = line.End;
            while (end > start && Spelling.IsBlank(table.Content[end - 1])) end--;
            while (start < end && Spelling.IsBlank(table.Content[start])) start++;
            if (start == end || table.Content[start] == '#') continue;
            if (count++ == FirstLines) yield break;
            yield return (start, end);
        }
    }

    private static bool IsMarkup(string content, int start) =>
        content[start] == '<' && start + 1 < content.Length && (char.IsLetter(content[start + 1]) || content[start + 1] is '!' or '?');

    private static bool IsJson(string content, int start)
    {
        int next = start + 1;
        while (next < content.Length && char.IsWhiteSpace(content[next])) next++;
        return next < content.Length && content[next] == '"';
    }

    /// <summary>A command of LaTeX at the line's start, or cells with & between them and the row's end \\.</summary>
    private static bool IsLatex(string content, int start, int end)
    {
        string line = content.Substring(start, Math.Min(end - start, 2_000));
        if (line.Length > 1 && line[0] == '\\' && char.IsLetter(line[1])) return true;
        return line.IndexOf('&') >= 0 && line.IndexOf("\\\\", StringComparison.Ordinal) >= 0;
    }
}
