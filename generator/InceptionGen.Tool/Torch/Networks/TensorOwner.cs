using System.Collections.Generic;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Torch.Modules;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Torch.Networks;

/// <summary>A module of PyTorch that holds tensors.</summary>
/// <param name="Path">Its attributes from the network on: "Mixed_5b.branch1x1.conv".</param>
/// <param name="TorchClass">"nn.Conv2d".</param>
/// <param name="Tensors">What PyTorch calls each tensor, and what weight files do.</param>
internal sealed record TensorOwner(string Path, string TorchClass, IReadOnlyList<(string Leaf, string File)> Tensors)
{
    /// <summary>The modules of a layer: itself, or the parts of a convolution with batch norm.</summary>
    public static IEnumerable<TensorOwner> Of(string path, LayerPlace place, ConvolutionSpec layer)
    {
        Spec.TensorNames names = layer.Tensors;
        (string, string?)[] norm = [("weight", names.Gamma), ("bias", names.Beta), ("running_mean", names.Mean), ("running_var", names.Variance)];
        if (!layer.HasKernel) return [new(path, place.Kind.TorchClass, Known(norm))];

        (string, string?)[] sums = [("weight", names.Kernel), ("bias", names.Bias)];
        if (!place.Kind.HasNorm) return [new(path, place.Kind.TorchClass, Known(sums))];
        string part = place.Kind.IsNormInside ? path : $"{path}.{place.Kind.Part}";
        return [new(part, place.Kind.TorchClass, Known(sums)), new(path + ".bn", place.Kind.NormClass, Known(norm))];
    }

    private static List<(string Leaf, string File)> Known((string Leaf, string? File)[] tensors)
    {
        var known = new List<(string, string)>();
        foreach ((string leaf, string? file) in tensors)
        {
            if (file is not null) known.Add((leaf, file));
        }

        return known;
    }
}
