using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.CodeFixes;

/// <summary>Writes what fixes say into the tables of a project.</summary>
internal static class TableEdits
{
    public static string PathOf(TextDocument table) => table.FilePath ?? table.Name;

    /// <summary>The solution with the edits of all fixes that can be made together. A fix is left out as a whole if an earlier one writes where it would.</summary>
    public static async Task<Solution> ApplyAllAsync(Solution solution, ProjectId project, IEnumerable<EquatableArray<TextEdit>> fixes, CancellationToken cancellation)
    {
        var chosen = new List<TextEdit>();
        foreach (EquatableArray<TextEdit> edits in fixes)
        {
            if (!edits.Any(edit => chosen.Any(other => Overlap(edit, other)))) chosen.AddRange(edits);
        }

        foreach (IGrouping<string, TextEdit> file in chosen.GroupBy(edit => edit.Location.Path, StringComparer.Ordinal))
        {
            TextDocument? table = solution.GetProject(project)?.AdditionalDocuments.FirstOrDefault(document => PathOf(document) == file.Key);
            if (table is null) continue;

            SourceText text = await table.GetTextAsync(cancellation).ConfigureAwait(false);
            TextChange[] changes = [.. file.OrderBy(edit => edit.Location.Span.Start).Select(Change)];
            // What a fix was made for may have been edited since.
            if (changes.Max(change => change.Span.End) <= text.Length) solution = solution.WithAdditionalDocumentText(table.Id, text.WithChanges(changes));
        }

        return solution;
    }

    private static TextChange Change(TextEdit edit) => new(TextSpan.FromBounds(edit.Location.Span.Start, edit.Location.Span.End), edit.Text);

    /// <summary>Two insertions at one place overlap as well: which is first would be a guess.</summary>
    private static bool Overlap(TextEdit edit, TextEdit other)
    {
        if (edit.Location.Path != other.Location.Path) return false;

        TextRange one = edit.Location.Span, two = other.Location.Span;
        return (one.Start < two.End && two.Start < one.End) || one.Start == two.Start;
    }
}
