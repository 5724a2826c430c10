using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Torch.Text;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Torch.Layers;

/// <summary>The small classes of a file: a convolution with what follows it. Layers that PyTorch has as they are need none.</summary>
internal sealed class LayerClasses(NameSet names)
{
    private readonly Dictionary<LayerKind, string> _classes = [];
    private readonly HashSet<LayerKind> _padded = [];
    private readonly HashSet<string> _pools = [];

    /// <summary>In the order of their first use.</summary>
    public IEnumerable<(LayerKind Kind, string Class, bool IsPadded)> All => _classes.Select(pair => (pair.Key, pair.Value, _padded.Contains(pair.Key)));

    /// <summary>The pools that PyTorch does not have.</summary>
    public IReadOnlyCollection<string> Pools => _pools;

    /// <summary>The call that makes a layer.</summary>
    /// <param name="inputs">Its input channels: a number or a name.</param>
    /// <param name="outputs">Its output channels.</param>
    public Code Layer(ConvolutionSpec layer, LayerKind kind, string inputs, string outputs)
    {
        if (kind.Form is LayerForm.Norm or LayerForm.VectorNorm) return Norm(kind, inputs);
        if (kind.Form == LayerForm.Linear) return Code.Call(ClassOf(kind, isPadded: false), [inputs, outputs, .. Bias(layer, kind)]);

        IReadOnlyList<string> windows = WindowArguments.Of(layer, out bool isPadded);
        string[] groups = layer.Groups == 1 ? [] : ["groups=" + (layer.Groups == layer.Input.Channels ? inputs : PythonText.Of(layer.Groups))];
        return Code.Call(ClassOf(kind, isPadded), [inputs, outputs, PythonText.Pair(layer.Kernel.Height, layer.Kernel.Width), .. windows, .. groups, .. Bias(layer, kind)]);
    }

    /// <summary>The call that makes a pool.</summary>
    public Code Pool(PoolSpec pool)
    {
        (string name, IReadOnlyList<string> arguments) = WindowArguments.Of(pool);
        if (!name.StartsWith("nn.", StringComparison.Ordinal)) _pools.Add(name);
        return Code.Call(name, arguments);
    }

    /// <summary>The numbers of a batch norm after those of its channels.</summary>
    public static IReadOnlyList<string> NormArguments(LayerKind kind) =>
    [
        "eps=" + PythonText.Of(kind.Epsilon!.Value),
        "momentum=" + ShareOfNew(kind.Momentum!),
    ];

    // PyTorch leaves out the bias of no layer that does not say so.
    private static IEnumerable<string> Bias(ConvolutionSpec layer, LayerKind kind) => kind.HasNorm || layer.Bias ? [] : ["bias=False"];

    private Code Norm(LayerKind kind, string channels) => kind is { Activation: Spec.Activation.None, Gamma: true }
        ? Code.Call(kind.TorchClass, [channels, .. NormArguments(kind)])
        : Code.Call(ClassOf(kind, isPadded: false), [channels]);

    private string ClassOf(LayerKind kind, bool isPadded)
    {
        if (kind is { Epsilon: null, Activation: Spec.Activation.None } && !isPadded && !_classes.ContainsKey(kind)) return kind.TorchClass;
        if (isPadded) _padded.Add(kind);
        if (_classes.TryGetValue(kind, out string? known)) return known;

        string form = kind.Form switch { LayerForm.Convolution => "Conv", LayerForm.Linear => "Linear", _ => "" };
        string what = (kind.Epsilon is null ? "" : "BN") + Activations.NameOf(kind.Activation);
        string name = names.Take(what.Length == 0 ? "PaddedConv" : form + what, before: "");
        _classes.Add(kind, name);
        return name;
    }

    /// <summary>PyTorch's momentum is the share of the new.</summary>
    private static string ShareOfNew(string kept)
    {
        decimal share = 1 - decimal.Parse(kept, NumberStyles.Float, CultureInfo.InvariantCulture);
        string digits = share.ToString("0.############################", CultureInfo.InvariantCulture);
        return digits.Contains('.', StringComparison.Ordinal) ? digits : digits + ".0";
    }
}
