using System;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

internal static partial class CellParser
{
    private static readonly string[] Initializations = ["glorot uniform", "he normal", "truncated normal", "xavier caffe"];

    /// <summary>"glorot uniform", "he normal", "truncated normal (0.1)", "xavier caffe", each also with "bias (0.2)" after it.</summary>
    public static Parsed<InitializationSettings> Initialization(string text)
    {
        string spelt = Spelling.Normalize(text).Trim();
        float bias = 0;
        int at = spelt.IndexOf("bias", StringComparison.Ordinal);
        if (at > 0)
        {
            string value = spelt.Substring(at + "bias".Length).Trim();
            if (value.Length > 1 && value[0] == '(' && value[value.Length - 1] == ')') value = value.Substring(1, value.Length - 2);
            if (!new NumberRange("a bias", -100, 100).Read(value).Succeeded(out bias, out Problem? notBias)) return notBias;
            spelt = WithoutJoint(spelt.Substring(0, at).Trim());
        }

        return Kernels(spelt).Succeeded(out InitializationSettings? kernels, out Problem? problem) ? kernels with { Bias = bias } : problem;
    }

    private static Parsed<InitializationSettings> Kernels(string text)
    {
        if (!SettingCall.Parse(text).Succeeded(out SettingCall? call, out Problem? problem)) return problem;

        InitializationKind kind;
        switch (Spelling.Compact(call.Words))
        {
            case "glorotuniform" or "xavieruniform": kind = InitializationKind.GlorotUniform; break;
            case "henormal": kind = InitializationKind.HeNormal; break;
            case "xaviercaffe" or "caffexavier": kind = InitializationKind.XavierCaffe; break;
            case "truncatednormal": return TruncatedNormal(call);
            default:
                return new Problem(Rules.CellNotUnderstood, Suggestions.DidYouMean(
                    call.Words, Initializations, "write glorot uniform, he normal, truncated normal (0.1) or xavier caffe; bias (0.2) may follow"));
        }

        return call.Arguments is null ? new InitializationSettings(kind) : new Problem(Rules.CellNotUnderstood, call.Words + " has no arguments; remove the brackets");
    }

    private static Parsed<InitializationSettings> TruncatedNormal(SettingCall call)
    {
        if (call.Arguments is null) return new Problem(Rules.CellNotUnderstood, "write its deviation, as in truncated normal (0.1)");
        return NumberRange.Positive("a deviation", 10).Read(call.Arguments).Succeeded(out float deviation, out Problem? problem)
            ? new InitializationSettings(InitializationKind.TruncatedNormal, deviation)
            : problem;
    }

    /// <summary>The text without the comma or the word that may join the kernels' part with that of the biases.</summary>
    private static string WithoutJoint(string text)
    {
        foreach (string joint in new[] { ",", ";", " with", " and" })
        {
            if (text.EndsWith(joint, StringComparison.Ordinal)) return text.Substring(0, text.Length - joint.Length).Trim();
        }

        return text;
    }
}
