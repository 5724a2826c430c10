using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Torch.Layers;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Torch.Modules;

/// <summary>What weight files call layers, where it is what PyTorch would call them: "Mixed_5b.branch1x1" of Mixed_5b.branch1x1.conv.weight.</summary>
internal static class FileNames
{
    /// <summary>The layer's name without its tensors' endings; null if PyTorch's endings are others.</summary>
    public static string? Of(ConvolutionSpec layer)
    {
        Spec.TensorNames tensors = layer.Tensors;
        if (!layer.HasKernel) return Without(tensors.Mean, ".running_mean") is { } norm && IsNorm(tensors, norm) ? norm : null;

        LayerKind kind = LayerKind.Of(layer, overVectors: false);
        string part = kind.HasNorm && !kind.IsNormInside ? "." + kind.Part : "";
        if (Without(tensors.Kernel, part + ".weight") is not { } name) return null;
        if (tensors.Bias is { } bias && bias != name + part + ".bias") return null;
        return layer.BatchNorm is null || IsNorm(tensors, name + ".bn") ? name : null;
    }

    /// <summary>The names of all layers, and what comes before them in all: "Mixed_5b" and "branch1x1", "branch5x5_1", ...; null if some layer has no such name.</summary>
    public static (string Prefix, IReadOnlyList<string> Names)? Common(IReadOnlyList<ConvolutionSpec> layers)
    {
        string[][] names = [.. layers.Select(layer => Of(layer)?.Split('.') ?? [])];
        if (names.Length == 0 || names.Any(name => name.Length == 0)) return null;

        int shared = 0;
        while (names.All(name => name.Length > shared + 1 && name[shared] == names[0][shared])) shared++;
        return (string.Join('.', names[0].Take(shared)), [.. names.Select(name => string.Join('.', name.Skip(shared)))]);
    }

    private static bool IsNorm(Spec.TensorNames tensors, string name) =>
        (tensors.Gamma ?? name + ".weight") == name + ".weight" && tensors.Beta == name + ".bias" && tensors.Mean == name + ".running_mean" && tensors.Variance == name + ".running_var";

    private static string? Without(string? text, string ending) =>
        text is not null && text.Length > ending.Length && text.EndsWith(ending, StringComparison.Ordinal) ? text[..^ending.Length] : null;
}
