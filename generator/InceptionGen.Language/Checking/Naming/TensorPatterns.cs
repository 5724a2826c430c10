using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>How a weight file calls the tensors of a layer; the star stands for the layer's name.</summary>
/// <param name="PlainConvolution">Of a convolution without batch norm; as the others if null.</param>
internal sealed record TensorPatterns(string Convolution, string? PlainConvolution, string Linear, string Bias, string Gamma, string Beta, string Mean, string Variance)
{
    /// <summary>As PyTorch calls them.</summary>
    public static readonly TensorPatterns Usual = new("*.weight", null, "*.weight", "*.bias", "*.bn.weight", "*.bn.bias", "*.bn.running_mean", "*.bn.running_var");

    public static TensorPatterns Read(TableDocument document, DiagnosticBag diagnostics)
    {
        return new TensorPatterns(
            Pattern("convolution", Usual.Convolution),
            TableSettings.Find(document, "plain convolution") is null ? null : Pattern("plain convolution", Usual.Convolution),
            Pattern("linear", Usual.Linear),
            Pattern("bias", Usual.Bias),
            Pattern("gamma", Usual.Gamma),
            Pattern("beta", Usual.Beta),
            Pattern("mean", Usual.Mean),
            Pattern("variance", Usual.Variance));

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

    public TensorNames Of(ConvolutionSpec layer, LayerName name)
    {
        BatchNormSpec? norm = layer.BatchNorm;
        return new TensorNames(
            Fill(layer.IsLinear ? Linear : norm is null ? PlainConvolution ?? Convolution : Convolution, name.Weight),
            layer.Bias ? Fill(Bias, name.Weight) : null,
            norm is { Gamma: true } ? Fill(Gamma, name.BatchNorm) : null,
            norm is null ? null : Fill(Beta, name.BatchNorm),
            norm is null ? null : Fill(Mean, name.BatchNorm),
            norm is null ? null : Fill(Variance, name.BatchNorm));
    }

    public static IEnumerable<string> All(TensorNames names) =>
        new[] { names.Kernel, names.Bias, names.Gamma, names.Beta, names.Mean, names.Variance }.OfType<string>();

    private static string Fill(string pattern, string name) => pattern.Replace("*", name);
}
