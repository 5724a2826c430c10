using System.Collections.Generic;
using InceptionGen.Tool.Torch.Text;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Torch.Training;

/// <summary>Writes how weights are drawn that no file gives.</summary>
internal static class InitializationWriter
{
    // The deviation that is left of a normal distribution after it is cut at two deviations.
    private const string CutDeviation = "0.87962566103423978";

    /// <param name="lastLinears">The layers whose biases begin with 0 in any case.</param>
    public static void Write(PythonWriter python, Spec.InitializationSettings? settings, IReadOnlyCollection<string> lastLinears)
    {
        Spec.InitializationKind kind = settings?.Kind ?? Spec.InitializationKind.GlorotUniform;
        float bias = settings?.Bias ?? 0;
        if (bias != 0) RecipeWriter.Names(python, "LAST_LAYERS", lastLinears);
        python.Blank(2);
        using PythonWriter.Scope body = python.Block("def initialize(model):");
        python.Docstring("Draws the first weights.");
        using PythonWriter.Scope layers = python.Block("for path, layer in model.named_modules():");
        using (python.Block("if not isinstance(layer, (nn.Conv2d, nn.Linear)):")) python.Line("continue");
        python.Line("fan_in = layer.weight[0].numel()");
        switch (kind)
        {
            case Spec.InitializationKind.GlorotUniform:
                python.Line("fan_out = layer.weight.numel() // layer.weight.shape[1]");
                python.Line("limit = math.sqrt(6 / (fan_in + fan_out))");
                python.Line("nn.init.uniform_(layer.weight, -limit, limit)");
                break;
            case Spec.InitializationKind.XavierCaffe:
                python.Line("limit = math.sqrt(3 / fan_in)");
                python.Line("nn.init.uniform_(layer.weight, -limit, limit)");
                break;
            default:
                python.Line(kind == Spec.InitializationKind.HeNormal ? $"std = math.sqrt(2 / fan_in) / {CutDeviation}" : "std = " + PythonText.Of(settings!.Deviation));
                python.Line("nn.init.trunc_normal_(layer.weight, std=std, a=-2 * std, b=2 * std)");
                break;
        }

        using PythonWriter.Scope biases = python.Block("if layer.bias is not None:");
        python.Line(bias == 0 ? "nn.init.zeros_(layer.bias)" : $"first = 0.0 if path in LAST_LAYERS else {PythonText.Of(bias)}");
        if (bias != 0) python.Line("nn.init.constant_(layer.bias, first)");
    }
}
