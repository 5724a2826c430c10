using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace InceptionGen.Training.Kernels;

/// <summary>The gradient of an activation's input, from the gradient and the value of its output.</summary>
internal static class ActivationGradient
{
    private const float MostOfRelu6 = 6;

    /// <summary>Eight of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Of(Activation activation, Vector256<float> gradient, Vector256<float> output) => activation switch
    {
        Activation.Relu => gradient & Vector256.GreaterThan(output, Vector256<float>.Zero),
        Activation.Relu6 => gradient & Vector256.GreaterThan(output, Vector256<float>.Zero) & Vector256.LessThan(output, Vector256.Create(MostOfRelu6)),
        Activation.Sigmoid => gradient * (output * (Vector256<float>.One - output)),
        _ => gradient,
    };

    /// <summary>One of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of(Activation activation, float gradient, float output) => activation switch
    {
        Activation.Relu => output > 0 ? gradient : 0,
        Activation.Relu6 => output is > 0 and < MostOfRelu6 ? gradient : 0,
        Activation.Sigmoid => gradient * (output * (1 - output)),
        _ => gradient,
    };
}
