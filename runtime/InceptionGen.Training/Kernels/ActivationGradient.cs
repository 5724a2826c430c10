using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Training.Kernels;

/// <summary>The gradient of an activation's input, from the gradient and the value of its output.</summary>
internal interface IActivationGradient
{
    /// <summary>A vector of them.</summary>
    static abstract TVector Of<TSimd, TVector>(TVector gradient, TVector output)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;
}

/// <summary>There is no activation.</summary>
internal readonly struct NoActivation : IActivationGradient
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector gradient, TVector output)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => gradient;
}

/// <summary>Of relu.</summary>
internal readonly struct ReluGradient : IActivationGradient
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector gradient, TVector output)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => TSimd.WhereGreater(output, TSimd.Broadcast(0), gradient);
}

/// <summary>Of relu6.</summary>
internal readonly struct Relu6Gradient : IActivationGradient
{
    private const float Most = 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector gradient, TVector output)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> =>
        TSimd.WhereGreater(output, TSimd.Broadcast(0), TSimd.WhereGreater(TSimd.Broadcast(Most), output, gradient));
}

/// <summary>Of sigmoid.</summary>
internal readonly struct SigmoidGradient : IActivationGradient
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector gradient, TVector output)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> =>
        TSimd.Multiply(gradient, TSimd.Multiply(output, TSimd.Subtract(TSimd.Broadcast(1), output)));
}
