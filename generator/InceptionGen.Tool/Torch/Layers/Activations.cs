using System;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Torch.Layers;

/// <summary>Activations as PyTorch calls them.</summary>
internal static class Activations
{
    /// <summary>What a class is called that ends in it.</summary>
    public static string NameOf(Spec.Activation activation) => activation switch
    {
        Spec.Activation.None => "",
        Spec.Activation.Relu => "ReLU",
        Spec.Activation.Relu6 => "ReLU6",
        Spec.Activation.Sigmoid => "Sigmoid",
        _ => throw new NotSupportedException($"The activation {activation} cannot be written in PyTorch."),
    };

    /// <summary>The expression with it around.</summary>
    public static string Around(Spec.Activation activation, string x) => activation switch
    {
        Spec.Activation.None => x,
        Spec.Activation.Relu => $"F.relu({x})",
        Spec.Activation.Relu6 => $"F.relu6({x})",
        Spec.Activation.Sigmoid => $"torch.sigmoid({x})",
        _ => throw new NotSupportedException($"The activation {activation} cannot be written in PyTorch."),
    };
}
