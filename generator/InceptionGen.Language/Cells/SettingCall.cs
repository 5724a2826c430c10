using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>Words with arguments in brackets after them: "adam (learning rate 0.001)".</summary>
/// <param name="Words">What is before the brackets, in one spelling.</param>
/// <param name="Arguments">What is in them; null if there are none.</param>
internal sealed record SettingCall(string Words, string? Arguments)
{
    public static Parsed<SettingCall> Parse(string text)
    {
        string spelt = Spelling.Normalize(text).Trim();
        int open = spelt.IndexOf('(');
        if (open < 0) return new SettingCall(spelt, null);
        if (spelt[spelt.Length - 1] != ')') return new Problem(Rules.CellNotUnderstood, "the parenthesis is not closed");
        return new SettingCall(spelt.Substring(0, open).Trim(), spelt.Substring(open + 1, spelt.Length - open - 2).Trim());
    }
}
