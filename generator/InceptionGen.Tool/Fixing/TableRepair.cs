using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Fixing;

/// <summary>Applies fixes as long as each leaves less wrong than there was.</summary>
/// <param name="project">The tables, which get their new texts.</param>
/// <param name="mayChange">Whether a table may be changed.</param>
internal sealed class TableRepair(TableProject project, Func<string, bool> mayChange)
{
    /// <summary>A fix that did not help is not tried again until another one did.</summary>
    private readonly HashSet<(string, string, string, int)> _rejected = [];

    /// <summary>Repairs what can be repaired, and returns how many fixes were applied.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public int Run(CancellationToken cancellation = default)
    {
        int applied = 0;
        Score score = Score.Of(project.Check(cancellation));
        while (TryOne(ref score, cancellation)) applied++;
        return applied;
    }

    private bool TryOne(ref Score score, CancellationToken cancellation)
    {
        foreach (DiagnosticInfo finding in project.Check(cancellation))
        {
            foreach (Fix fix in finding.Fixes)
            {
                var key = (finding.Location.Path, finding.Rule.Id + finding.Message, fix.Title, finding.Location.Lines.Start.Line);
                if (_rejected.Contains(key)) continue;
                if (TryFix(fix, ref score, cancellation))
                {
                    // What stood in the way of another fix may be gone; those of other tables are as they were.
                    _rejected.RemoveWhere(one => one.Item1 == finding.Location.Path);
                    return true;
                }

                _rejected.Add(key);
            }
        }

        return false;
    }

    private bool TryFix(Fix fix, ref Score score, CancellationToken cancellation)
    {
        ILookup<string, TextEdit> edits = fix.Edits.ToLookup(edit => edit.Location.Path);
        if (edits.Count == 0 || edits.Any(file => !project.Has(file.Key) || !mayChange(file.Key))) return false;

        (string Path, string Content)[] before = [.. edits.Select(file => (file.Key, project.ContentOf(file.Key)))];
        foreach ((string path, string content) in before)
        {
            if (TextEdits.Apply(content, edits[path]) is { } after) project.Set(path, after);
        }

        Score reached = Score.Of(project.Check(cancellation));
        if (reached.CompareTo(score) < 0)
        {
            score = reached;
            return true;
        }

        foreach ((string path, string content) in before) project.Set(path, content);
        return false;
    }
}
