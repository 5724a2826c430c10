using System;
using InceptionGen.Compilation;
using InceptionGen.Language.Model;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Torch.Layers;

/// <summary>What layers have in common that share a Python class: all but their sizes.</summary>
/// <param name="HasBias">Of a layer with batch norm, which says it once; the others say it one by one.</param>
/// <param name="Epsilon">Batch norm's; null without it.</param>
/// <param name="Momentum">The share that running statistics keep; null without batch norm.</param>
/// <param name="Gamma">Whether batch norm scales.</param>
/// <param name="IsNormInside">Whether the batch norm is a part of the layer ("conv1.weight", "conv1.bn.weight"), and not a part beside it ("conv1.conv.weight"): the
/// weights' names say so.</param>
internal sealed record LayerKind(LayerForm Form, bool HasBias, float? Epsilon, string? Momentum, bool Gamma, Spec.Activation Activation, bool IsNormInside)
{
    /// <summary>Whether a batch norm follows the convolution or linear layer.</summary>
    public bool HasNorm => Epsilon is not null && (Form is LayerForm.Convolution or LayerForm.Linear);

    /// <summary>What PyTorch calls the part that does the sums.</summary>
    public string TorchClass => Form switch
    {
        LayerForm.Convolution => "nn.Conv2d",
        LayerForm.Linear => "nn.Linear",
        LayerForm.Norm => "nn.BatchNorm2d",
        _ => "nn.BatchNorm1d",
    };

    /// <summary>What it calls the batch norm beside it.</summary>
    public string NormClass => Form == LayerForm.Convolution ? "nn.BatchNorm2d" : "nn.BatchNorm1d";

    /// <summary>The attribute of the part that does the sums, where there are two.</summary>
    public string Part => Form == LayerForm.Convolution ? "conv" : "linear";

    public static LayerKind Of(ConvolutionSpec layer, bool overVectors)
    {
        LayerForm form = layer.IsLinear ? LayerForm.Linear : layer.HasKernel ? LayerForm.Convolution : overVectors ? LayerForm.VectorNorm : LayerForm.Norm;
        float? epsilon = layer.BatchNorm is { } norm ? Values.Number(norm.Epsilon) : null;
        bool hasBias = layer.Bias && layer.HasKernel && layer.BatchNorm is not null;
        return new(form, hasBias, epsilon, layer.BatchNorm?.Momentum, layer.BatchNorm?.Gamma ?? true, layer.Activation, IsInside(layer));
    }

    private static bool IsInside(ConvolutionSpec layer)
    {
        const string Weight = ".weight";
        string kernel = layer.Tensors.Kernel;
        return layer is { HasKernel: true, BatchNorm: not null }
            && kernel.EndsWith(Weight, StringComparison.Ordinal)
            && layer.Tensors.Mean == kernel[..^Weight.Length] + ".bn.running_mean";
    }
}
