using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels;

/// <summary>Which bits of a sum are compared with <see cref="Negligible.Bound"/>. Sums that are below it become 0: with their sign those are the negative ones, which is ReLU,
/// and without it those near 0 alone. So an activation and the end of negligible sums are one comparison.</summary>
internal static class ActivationMask
{
    private const int AllBits = -1;
    private const int AllButSign = int.MaxValue;

    /// <summary>The mask of an activation in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(Activation activation)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => TSimd.Broadcast(BitConverter.Int32BitsToSingle(activation == Activation.Relu ? AllBits : AllButSign));
}
