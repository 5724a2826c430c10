using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Epilogues;

/// <summary>The activations that are not a <see cref="Clamp"/>.</summary>
internal static unsafe class Curve
{
    /// <summary>Whether an activation is one of them.</summary>
    public static bool Is(Activation activation) => activation == Activation.Sigmoid;

    // values (channels) -> the same, in place; nothing if the activation is a clamp
    public static void Apply<TSimd, TVector>(Activation activation, float* values, int channels)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        if (activation == Activation.Sigmoid) Sigmoid<TSimd, TVector>(values, values, channels);
    }

    // x (channels) -> y (channels), which may be x: 1 / (1 + exp(-x))
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sigmoid<TSimd, TVector>(float* x, float* y, int channels)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        int c = 0;
        TVector one = TSimd.Broadcast(1);
        for (; c <= channels - TSimd.Lanes; c += TSimd.Lanes)
        {
            TVector tail = TSimd.Exp(TSimd.Subtract(TSimd.Broadcast(0), TSimd.Load(x + c)));
            TSimd.Store(y + c, VectorClamp<TSimd, TVector>.WithoutNegligible(TSimd.Divide(one, TSimd.Add(one, tail))));
        }

        // One by one: in place, a vector over channels already done would do them twice.
        if (c < channels) Sigmoid<SimdScalar, float>(x + c, y + c, channels - c);
    }
}
