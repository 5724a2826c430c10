using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Projects;

namespace InceptionGen.Tool.Formatting;

/// <summary>Lays a table out: columns aligned, words as the language spells them, comments and prose as they are.</summary>
/// <remarks>What it writes is checked as the table was, and where the two differ in anything, less is changed: a layout never changes what a table says.</remarks>
internal static class TableFormatter
{
    /// <summary>The text laid out; the same text if nothing can be done for it, such as for tables drawn with bars.</summary>
    /// <param name="project">The tables around it, which give its modules their meaning.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static string Format(TableProject project, string path, CancellationToken cancellation = default)
    {
        string before = project.ContentOf(path);
        CheckedTable meaning = project.Judge(path, cancellation);
        foreach (Spellings spellings in new[] { Spellings.All, Spellings.Cells, Spellings.None })
        {
            string after = Write(before, path, project.DocumentOf(path), spellings);
            if (after == before) return before;
            if (MeansTheSame(project, path, before, after, meaning, cancellation)) return after;
        }

        return before;
    }

    private static bool MeansTheSame(TableProject project, string path, string before, string after, CheckedTable meaning, CancellationToken cancellation)
    {
        project.Set(path, after);
        try
        {
            CheckedTable now = project.Judge(path, cancellation);
            return now.Specs.Equals(meaning.Specs) && now.Diagnostics.Select(problem => problem.Rule.Id).SequenceEqual(meaning.Diagnostics.Select(problem => problem.Rule.Id));
        }
        finally
        {
            project.Set(path, before);
        }
    }

    private static string Write(string content, string path, TableDocument document, Spellings spellings)
    {
        var text = new TableText(path, content);
        if (document.IsJson) return document.Rows.Count > 0 && JsonReader.Read(text).Value is { } file ? new JsonLayout(text, spellings).Write(file, document.Kind) ?? content : content;

        var lines = new Dictionary<int, string>();
        foreach (TableDocument table in document.Modules.Prepend(document)) new TableLayout(text, table, spellings).Write(lines);

        var result = new StringBuilder(content.Length * 2);
        int position = 0;
        foreach (TextLine line in text.Lines)
        {
            result.Append(content, position, line.Start - position);
            if (lines.TryGetValue(line.Start, out string? laidOut)) result.Append(laidOut);
            else result.Append(content, line.Start, line.End - line.Start);
            position = line.End;
        }

        return result.Append(content, position, content.Length - position).ToString();
    }
}
