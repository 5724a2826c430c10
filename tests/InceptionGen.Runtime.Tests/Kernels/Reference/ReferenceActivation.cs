using System;

namespace InceptionGen.Runtime.Tests.Kernels.Reference;

/// <summary>Activations as they are defined, in float64.</summary>
internal static class ReferenceActivation
{
    public static double Of(Activation activation, double sum) => activation switch
    {
        Activation.None => sum,
        Activation.Relu => Math.Max(sum, 0),
        Activation.Relu6 => Math.Min(Math.Max(sum, 0), 6),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-sum)),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };
}
