using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Text;

/// <summary>Applies edits to a text.</summary>
internal static class TextEdits
{
    /// <summary>The text with the edits of its file; null if one of them is not in the text, or two overlap.</summary>
    public static string? Apply(string content, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder(content.Length);
        int done = 0;
        foreach (TextEdit edit in edits.OrderBy(edit => edit.Location.Span.Start).ThenBy(edit => edit.Location.Span.End))
        {
            TextRange span = edit.Location.Span;
            if (span.Start < done || span.End > content.Length) return null;
            result.Append(content, done, span.Start - done).Append(edit.Text);
            done = span.End;
        }

        return result.Append(content, done, content.Length - done).ToString();
    }
}
