using System.Linq;
using InceptionGen.Tool.Torch.Text;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Torch.Layers;

/// <summary>Writes the classes of layers.</summary>
internal static class LayerClassWriter
{
    private const string Padding = "x = F.pad(x, self.pad)";
    private const string NoPadding = "pad=(0, 0, 0, 0)";

    public static void Write(PythonWriter python, LayerClasses classes)
    {
        foreach ((LayerKind kind, string name, bool isPadded) in classes.All)
        {
            python.Blank(2);
            if (kind.HasNorm) WriteTwo(python, kind, name, isPadded);
            else WriteOne(python, kind, name, isPadded);
        }

        foreach (string pool in classes.Pools.Order())
        {
            python.Blank(2);
            python.Lines(PythonSection.Of(pool));
        }
    }

    // The convolution and its batch norm: a module of two, or a convolution that has the other.
    private static void WriteTwo(PythonWriter python, LayerKind kind, string name, bool isPadded)
    {
        bool isLinear = kind.Form == LayerForm.Linear;
        using PythonWriter.Scope body = python.Block($"class {name}({(kind.IsNormInside ? kind.TorchClass : "nn.Module")}):");
        python.Docstring(Description(kind, isPadded));
        python.Blank();

        string[] sizes = isLinear ? ["in_features", "out_features"] : ["in_channels", "out_channels", "kernel_size"];
        string[] pad = isPadded ? [NoPadding] : [], options = isLinear ? [] : ["**options"];
        Code signature = Code.Call("def __init__", ["self", .. sizes, .. pad, .. options]).Before(":");
        using (python.Indented(signature))
        {
            if (!kind.IsNormInside) python.Line("super().__init__()");
            string sums = kind.IsNormInside ? "super().__init__" : $"self.{kind.Part} = {kind.TorchClass}";
            python.Line(Code.Call(sums, [.. sizes, "bias=" + PythonText.Of(kind.HasBias), .. options]));
            if (isPadded) python.Line("self.pad = pad");
            python.Line(Code.Call($"self.bn = {kind.NormClass}", [sizes[1], .. LayerClasses.NormArguments(kind)]));
            if (!kind.Gamma) WithoutGamma(python, "self.bn");
        }

        python.Blank();
        using PythonWriter.Scope forward = python.Block("def forward(self, x):");
        if (isPadded) python.Line(Padding);
        python.Line("return " + Activations.Around(kind.Activation, kind.IsNormInside ? "self.bn(super().forward(x))" : $"self.bn(self.{kind.Part}(x))"));
    }

    // PyTorch's own layer with something before or after it.
    private static void WriteOne(PythonWriter python, LayerKind kind, string name, bool isPadded)
    {
        using PythonWriter.Scope body = python.Block($"class {name}({kind.TorchClass}):");
        python.Docstring(Description(kind, isPadded));
        python.Blank();
        if (isPadded)
        {
            using (python.Block($"def __init__(self, *sizes, {NoPadding}, **options):"))
            {
                python.Line("super().__init__(*sizes, **options)");
                python.Line("self.pad = pad");
            }

            python.Blank();
        }
        else if (kind.Epsilon is not null)
        {
            using (python.Block("def __init__(self, channels):"))
            {
                python.Line(Code.Call("super().__init__", ["channels", .. LayerClasses.NormArguments(kind)]));
                if (!kind.Gamma) WithoutGamma(python, "self");
            }

            python.Blank();
        }

        using PythonWriter.Scope forward = python.Block("def forward(self, x):");
        if (isPadded) python.Line(Padding);
        python.Line("return " + Activations.Around(kind.Activation, "super().forward(x)"));
    }

    private static void WithoutGamma(PythonWriter python, string norm)
    {
        python.Comment("The table's batch norm has no gamma.");
        python.Line($"{norm}.register_parameter(\"weight\", None)");
    }

    private static string Description(LayerKind kind, bool isPadded)
    {
        string form = kind.Form switch { LayerForm.Convolution => "a convolution", LayerForm.Linear => "a linear layer", _ => "batch norm" };
        string activation = kind.Activation == Spec.Activation.Sigmoid ? "sigmoid" : Activations.NameOf(kind.Activation);
        string[] parts = [form, .. kind.HasNorm ? ["batch norm"] : new string[0], .. activation.Length > 0 ? [activation] : new string[0]];
        string text = parts.Length == 1 ? parts[0] : string.Join(", ", parts[..^1]) + " and " + parts[^1];
        string padding = isPadded ? " Where sides are padded differently, pad says (left, right, top, bottom)." : "";
        return char.ToUpperInvariant(text[0]) + text[1..] + "." + padding;
    }
}
