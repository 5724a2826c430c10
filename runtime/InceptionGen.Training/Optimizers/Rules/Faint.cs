using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Training.Optimizers.Rules;

/// <summary>What keeps the numbers of a step from being denormal. Where a gradient stays 0, as that of a unit whose ReLU never lets anything through, a moment shrinks at each step;
/// after some 800 steps with a decay of 0.9 it would be denormal, and remain it, and each of these numbers would cost a hundred times as much as another.</summary>
internal static class Faint
{
    /// <summary>Added to every mean of squares: 2^-120. It changes no bit of a mean above 2^-96, and the root of what is left without gradients, about 1e-16,
    /// is nothing beside an epsilon.</summary>
    public const float Floor = 7.52316385e-37f;

    private const int AllButSign = int.MaxValue;

    /// <summary>The value, or 0 where it is smaller than <see cref="Negligible.Bound"/>; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cleared<TSimd, TVector>(TVector value)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => TSimd.AtLeast(TSimd.Broadcast(BitConverter.Int32BitsToSingle(AllButSign)), value);

    /// <summary>decay * mean + share * value * value, never denormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MeanSquare<TSimd, TVector>(float decay, TVector mean, float share, TVector value)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector square = TSimd.Multiply(TSimd.Broadcast(share), TSimd.Multiply(value, value));
        return TSimd.Add(TSimd.Add(TSimd.Multiply(TSimd.Broadcast(decay), mean), square), TSimd.Broadcast(Floor));
    }

    /// <summary>decay * mean + share * value, or 0 where that is negligible.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Mean<TSimd, TVector>(float decay, TVector mean, float share, TVector value)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> =>
        Cleared<TSimd, TVector>(TSimd.Add(TSimd.Multiply(TSimd.Broadcast(decay), mean), TSimd.Multiply(TSimd.Broadcast(share), value)));
}
