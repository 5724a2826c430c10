using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>Reads the tensor patterns of a names table.</summary>
internal static class TensorPatternSettings
{
    public static TensorPatterns Read(TableDocument document, DiagnosticBag diagnostics)
    {
        return new TensorPatterns(
            Pattern("convolution", TensorPatterns.Usual.Convolution),
            TableSettings.Find(document, "plain convolution") is null ? null : Pattern("plain convolution", TensorPatterns.Usual.Convolution),
            Pattern("linear", TensorPatterns.Usual.Linear),
            Pattern("bias", TensorPatterns.Usual.Bias),
            Pattern("gamma", TensorPatterns.Usual.Gamma),
            Pattern("beta", TensorPatterns.Usual.Beta),
            Pattern("mean", TensorPatterns.Usual.Mean),
            Pattern("variance", TensorPatterns.Usual.Variance));

        string Pattern(string key, string usual)
        {
            if (TableSettings.Find(document, key) is not { } directive) return usual;
            if (directive.Value.IndexOf('*') >= 0) return directive.Value;

            diagnostics.Add(
                Rules.SettingNotUnderstood, directive.ValueLocation, PlaceInWords.Directive(key), Excerpt.Of(directive.Value),
                "a star stands for the layer's name, as in " + usual);
            return usual;
        }
    }

    public static IEnumerable<string> All(TensorNames names) =>
        new[] { names.Kernel, names.Bias, names.Gamma, names.Beta, names.Mean, names.Variance }.OfType<string>().Where(name => name.Length > 0);
}
