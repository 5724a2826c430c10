using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>A comment that was meant to begin a table below the rows of another, and has a slip: "# odule: Block", "# names of Net".</summary>
/// <param name="Key">What is written for the key.</param>
/// <param name="Meant">The key that was meant.</param>
/// <param name="Value">The table's name.</param>
internal sealed record TableStart(SpannedText Comment, SpannedText Key, string Meant, SpannedText Value)
{
    private static readonly string[] Keys = [DirectiveKeys.Module, DirectiveKeys.NamesOf];

    /// <summary>What the comment was meant to begin; null if it has no such slip. It may still be prose: only a header below it tells.</summary>
    public static TableStart? Of(SpannedText comment)
    {
        int colon = comment.Text.IndexOf(':');
        if (colon >= 0)
        {
            SpannedText key = comment.Slice(0, colon).Trim();
            if (DirectiveKeys.KindThatKnows(key.Text) is not null || Suggestions.DidYouMean(key.Text, Keys) is not { } near) return null;
            return new TableStart(comment, key, near, comment.Slice(colon + 1, comment.Text.Length).Trim());
        }

        SpannedText text = comment.Trim();
        foreach (string key in Keys)
        {
            bool isKey = text.Text.Length > key.Length && text.Text.StartsWith(key, StringComparison.OrdinalIgnoreCase) && Spelling.IsBlank(text.Text[key.Length]);
            if (isKey) return new TableStart(comment, text.Slice(0, key.Length), key, text.Slice(key.Length, text.Text.Length).Trim());
        }

        return null;
    }

    /// <summary>Reports the slip; from there on the line is read as it was meant.</summary>
    public void Report(TableText table, DirectiveReader directives, DiagnosticBag diagnostics)
    {
        string meant = Meant + ": " + Value.Text;
        var place = table.At(Key.Start, Value.End);
        diagnostics.Add(new DiagnosticInfo(Rules.TableStartMisspelt, place, EquatableArray.Of(Excerpt.Of(Comment.Trim().Text), Excerpt.Of(meant)))
        {
            Fixes = EquatableArray.Of(Fix.Write("Write '# " + Excerpt.Of(meant) + "'", place, meant)),
        });
        directives.Add(new SpannedText(Meant, Key.Start), Value);
    }
}
