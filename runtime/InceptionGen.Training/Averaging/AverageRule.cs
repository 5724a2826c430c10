using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;
using InceptionGen.Training.Optimizers.Rules;

namespace InceptionGen.Training.Averaging;

/// <summary>A step of a running average, as a rule whose weights are the average and whose gradients are the weights.</summary>
internal readonly struct AverageRule(float share) : IUpdateRule
{
    public int Slots => 0;

    /// <summary>average + share * (weight - average) of a range: with a share of 1e-4, decay * average would round away part of it.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static void Run(Span<float> average, ReadOnlySpan<float> weights, float share) =>
        UpdateLoop.Run(new AverageRule(share), average, weights, new SlotSpans([]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Step<TSimd, TVector>(TVector average, TVector weight, ref TVector first, ref TVector second, ref TVector third)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> =>
        Faint.Cleared<TSimd, TVector>(TSimd.Add(average, TSimd.Multiply(TSimd.Broadcast(share), TSimd.Subtract(weight, average))));
}
