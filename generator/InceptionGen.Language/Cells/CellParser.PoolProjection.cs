using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

internal static partial class CellParser
{
    /// <summary>"32", "avg + 32", "max + pass through"; 0 filters for "0", "-" and "", which say that there is no pool.</summary>
    public static Parsed<PoolProjection> PoolProjection(string text)
    {
        const string Forms = "write filters such as 32, avg + 32, or max + pass through";
        if (IsNone(text)) return new PoolProjection(PoolKind.Max, 0);

        var cursor = new TextCursor(text);
        PoolKind kind = TakePoolKind(cursor, out bool isSaid);
        if (isSaid && !cursor.Take('+')) return new Problem(Rules.CellNotUnderstood, Forms);

        string rest = cursor.Rest;
        if (Spelling.Compact(rest) == "passthrough") return new PoolProjection(kind, null);
        if (!StartsWithDigit(rest)) return new Problem(Rules.CellNotUnderstood, Forms);
        return FilterCount(rest).Succeeded(out int filters, out Problem? problem) ? new PoolProjection(kind, filters) : problem;
    }

    private static PoolKind TakePoolKind(TextCursor cursor, out bool isSaid)
    {
        isSaid = true;
        if (cursor.TakeWord("avg") || cursor.TakeWord("average")) return PoolKind.Average;

        isSaid = cursor.TakeWord("max") || cursor.TakeWord("maximum");
        return PoolKind.Max;
    }

    private static bool StartsWithDigit(string text) => text.Length > 0 && text[0] is >= '0' and <= '9';
}
