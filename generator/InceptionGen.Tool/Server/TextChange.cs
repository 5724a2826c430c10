using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Tool.Server;

/// <summary>The edits that make one text of another.</summary>
internal static class TextChange
{
    /// <summary>One edit for each changed line where both have the same number of lines, so that the cursor and folds stay; else one for all that changed.</summary>
    public static IReadOnlyList<LspTextEdit> Between(EditorText before, string after)
    {
        if (before.Content == after) return [];

        string[] old = before.Content.Split('\n'), fresh = after.Split('\n');
        if (old.Length != fresh.Length) return [Whole(before, after)];

        var edits = new List<LspTextEdit>();
        int start = 0;
        foreach ((string line, string wanted) in old.Zip(fresh))
        {
            if (line != wanted) edits.Add(new LspTextEdit(before.RangeOf(start, start + line.TrimEnd('\r').Length), wanted.TrimEnd('\r')));
            start += line.Length + 1;
        }

        return edits;
    }

    private static LspTextEdit Whole(EditorText before, string after)
    {
        string old = before.Content;
        int head = 0, tail = 0;
        while (head < old.Length && head < after.Length && old[head] == after[head]) head++;
        while (tail < old.Length - head && tail < after.Length - head && old[^(tail + 1)] == after[^(tail + 1)]) tail++;
        return new LspTextEdit(before.RangeOf(head, old.Length - tail), after[head..(after.Length - tail)]);
    }
}
