using System;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>Which rows are not trained: "until mixed7", "all", "none".</summary>
/// <param name="AreAll">Whether no row is trained.</param>
/// <param name="Until">The last row that is not; empty for all and none.</param>
internal sealed record FrozenRows(bool AreAll, string Until)
{
    public const string Key = "frozen";

    private const string UntilWord = "until ";

    public static Parsed<FrozenRows> Parse(string text)
    {
        string spelt = Spelling.Normalize(text);
        if (Spelling.Compact(spelt) == "all") return new FrozenRows(AreAll: true, "");
        if (Spelling.Compact(spelt) == "none") return new FrozenRows(AreAll: false, "");
        if (spelt.StartsWith(UntilWord, StringComparison.Ordinal)) return new FrozenRows(AreAll: false, text.Substring(UntilWord.Length).Trim());
        return new Problem(Rules.CellNotUnderstood, Suggestions.DidYouMean(spelt, ["all", "none"], "write until and the name of the last row that is not trained, all, or none"));
    }
}
