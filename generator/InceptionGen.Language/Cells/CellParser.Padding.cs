using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

internal static partial class CellParser
{
    private const string PaddingForms = "write same, same lower, valid, half, ceil, or an amount such as 3, 3x0 (rows x columns) or 0+1x0+1 (before+after)";

    private static readonly string[] PaddingWords = ["same", "same lower", "valid", "half", "ceil"];

    /// <summary>"same" or "S", "same lower", "valid" or "V", "half", "3", "3x0", "0+1x0+1", each but "same" also with "ceil" after it; "ceil" alone pads nothing.</summary>
    public static Parsed<PaddingRule> Padding(string text)
    {
        var cursor = new TextCursor(text);
        Parsed<PaddingRule> rule = PaddingBeforeCeil(cursor);
        if (!rule.Succeeded(out PaddingRule? padding, out Problem? problem)) return problem;

        if (cursor.AtEnd) return padding;
        if (!cursor.TakeWord("ceil") || !cursor.AtEnd) return PaddingNotUnderstood(text);
        if (padding.Kind is PaddingKind.Same or PaddingKind.SameLower)
            return new Problem(Rules.CellNotUnderstood, "'same' already rounds up; write same or ceil");
        return padding with { Ceil = true };
    }

    private static Parsed<PaddingRule> PaddingBeforeCeil(TextCursor cursor)
    {
        string text = cursor.Rest;
        if (cursor.TakeWord("same")) return new PaddingRule(TakesLower(cursor) ? PaddingKind.SameLower : PaddingKind.Same);
        if (cursor.TakeWord("s")) return new PaddingRule(PaddingKind.Same);
        if (cursor.TakeWord("valid") || cursor.TakeWord("v")) return new PaddingRule(PaddingKind.Valid);
        if (cursor.TakeWord("half")) return new PaddingRule(PaddingKind.Half);
        if (cursor.TakeWord("ceil"))
            return cursor.AtEnd ? new PaddingRule(PaddingKind.Valid, Ceil: true) : PaddingNotUnderstood(text);

        if (!TryTakeAmounts(cursor, out Parsed<(int Before, int After)> vertical)) return PaddingNotUnderstood(text);
        Parsed<(int Before, int After)> horizontal = vertical;
        if (cursor.TakeTimes() && !TryTakeAmounts(cursor, out horizontal)) return PaddingNotUnderstood(text);

        if (!vertical.Succeeded(out (int Before, int After) rows, out Problem? problem)) return problem;
        if (!horizontal.Succeeded(out (int Before, int After) columns, out problem)) return problem;
        return new PaddingRule(PaddingKind.Explicit, new Padding(rows.Before, rows.After, columns.Before, columns.After));
    }

    /// <summary>ONNX writes SAME_LOWER and SAME_UPPER; the upper one is what everyone else calls same.</summary>
    private static bool TakesLower(TextCursor cursor)
    {
        int start = cursor.Position;
        if (!cursor.Take('_')) cursor.Take('-');
        if (cursor.TakeWord("lower")) return true;
        if (!cursor.TakeWord("upper")) cursor.ReturnTo(start);
        return false;
    }

    private static bool TryTakeAmounts(TextCursor cursor, out Parsed<(int Before, int After)> amounts)
    {
        amounts = default;
        string before = cursor.TakeDigits();
        if (before.Length == 0) return false;

        string after = before;
        if (cursor.Take('+'))
        {
            after = cursor.TakeDigits();
            if (after.Length == 0) return false;
        }

        amounts = Amounts(before, after);
        return true;
    }

    private static Parsed<(int Before, int After)> Amounts(string before, string after)
    {
        if (!WholeNumber.Of(before, "padding", minimum: 0).Succeeded(out int first, out Problem? problem)) return problem;
        if (!WholeNumber.Of(after, "padding", minimum: 0).Succeeded(out int last, out problem)) return problem;
        return (first, last);
    }

    private static Problem PaddingNotUnderstood(string text) => new(
        Rules.CellNotUnderstood,
        Spelling.Compact(text) is "none" or "null" or "no"
            ? "write valid where nothing is padded, and leave the cell empty where the table does not say"
            : Suggestions.DidYouMean(text, PaddingWords, PaddingForms))
    {
        Meant = Suggestions.DidYouMean(text, PaddingWords),
    };
}
