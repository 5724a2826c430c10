using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

internal static partial class CellParser
{
    /// <summary>"cross-entropy", "cross-entropy (label smoothing 0.1)", "binary cross-entropy"; also as Keras calls them.</summary>
    public static Parsed<LossSettings> Loss(string text)
    {
        if (!SettingCall.Parse(text).Succeeded(out SettingCall? call, out Problem? problem)) return problem;

        var arguments = new SettingArguments(call);
        LossSettings loss;
        switch (Spelling.Compact(call.Words))
        {
            case "crossentropy" or "categoricalcrossentropy" or "sparsecategoricalcrossentropy" or "softmaxcrossentropy":
                loss = new LossSettings(LossKind.CrossEntropy, arguments.TakeNumber(NumberRange.Share("a label smoothing"), "label smoothing") ?? 0);
                break;
            case "binarycrossentropy" or "sigmoidcrossentropy" or "bce":
                loss = new LossSettings(LossKind.BinaryCrossEntropy);
                break;
            default:
                return new Problem(Rules.CellNotUnderstood, Suggestions.DidYouMean(
                    call.Words, ["cross-entropy", "binary cross-entropy"], "write cross-entropy, cross-entropy (label smoothing 0.1) or binary cross-entropy"));
        }

        return arguments.Mistake() is { } mistake ? mistake : loss;
    }
}
