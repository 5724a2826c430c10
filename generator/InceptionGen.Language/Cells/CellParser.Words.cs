using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

internal static partial class CellParser
{
    public static Parsed<Activation> Activation(string text) => Spelling.Compact(text) switch
    {
        "relu" => Model.Activation.Relu,
        "relu6" => Model.Activation.Relu6,
        "sigmoid" => Model.Activation.Sigmoid,
        "none" => Model.Activation.None,
        _ => OneOf(text, "relu", "relu6", "sigmoid", "none"),
    };

    /// <summary>"yes" or "no", as of a bias; JSON's true and false as well.</summary>
    public static Parsed<bool> YesOrNo(string text) => Spelling.Compact(text) switch
    {
        "yes" or "true" => true,
        "no" or "false" => false,
        _ => OneOf(text, "yes", "no"),
    };

    /// <summary>Whether an average divides by the whole window at the border: "counts padding" or "excludes padding".</summary>
    public static Parsed<bool> CountsPadding(string text) => Spelling.Compact(text) switch
    {
        "countspadding" => true,
        "excludespadding" => false,
        _ => OneOf(text, "counts padding", "excludes padding"),
    };

    /// <summary>What K is in the params column: 1024 or 1000.</summary>
    public static Parsed<int> ParamsUnit(string text) => Spelling.Compact(text) switch
    {
        "1024" => 1024,
        "1000" => 1000,
        _ => OneOf(text, "1024", "1000"),
    };

    private static Problem OneOf(string text, params string[] words) => new(
        Rules.CellNotUnderstood,
        Suggestions.DidYouMean(text, words, "write " + string.Join(", ", words, 0, words.Length - 1) + " or " + words[words.Length - 1]))
    {
        Meant = Suggestions.DidYouMean(text, words),
    };
}
