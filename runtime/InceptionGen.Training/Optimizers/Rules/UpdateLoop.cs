using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Training.Optimizers.Rules;

/// <summary>One pass over weights, gradients and slots with a rule. It waits for memory most of the time, so nothing is read twice.</summary>
internal static unsafe class UpdateLoop
{
    private static readonly int Lanes = KernelSet.Best.Lanes;

    /// <summary>A step of a range, with the widest vectors of this processor.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static void Run<TRule>(TRule rule, Span<float> weights, ReadOnlySpan<float> gradients, SlotSpans slots)
        where TRule : struct, IUpdateRule => Run(rule, weights, gradients, slots, Lanes);

    /// <summary>The same with vectors of 16, 8, 4 or 1 floats.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static void Run<TRule>(TRule rule, Span<float> weights, ReadOnlySpan<float> gradients, SlotSpans slots, int lanes)
        where TRule : struct, IUpdateRule
    {
        if (gradients.Length != weights.Length) throw new ArgumentException($"{weights.Length} weights have {gradients.Length} gradients.", nameof(gradients));
        slots.RequireLengths(rule.Slots, weights.Length);

        fixed (float* w = weights, g = gradients, first = slots.First, second = slots.Second, third = slots.Third)
        {
            switch (lanes)
            {
                case 16: Run<TRule, Simd512, Vector512<float>>(rule, w, g, first, second, third, weights.Length); break;
                case 8: Run<TRule, Simd256, Vector256<float>>(rule, w, g, first, second, third, weights.Length); break;
                case 4: Run<TRule, Simd128, Vector128<float>>(rule, w, g, first, second, third, weights.Length); break;
                default: Run<TRule, SimdScalar, float>(rule, w, g, first, second, third, weights.Length); break;
            }
        }
    }

    // weights, gradients, slots (count) -> weights, slots (count)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TRule, TSimd, TVector>(TRule rule, float* weights, float* gradients, float* first, float* second, float* third, int count)
        where TRule : struct, IUpdateRule
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        int slots = rule.Slots;
        int i = 0;
        for (; i <= count - TSimd.Lanes; i += TSimd.Lanes)
        {
            TVector a = slots > 0 ? TSimd.Load(first + i) : default;
            TVector b = slots > 1 ? TSimd.Load(second + i) : default;
            TVector c = slots > 2 ? TSimd.Load(third + i) : default;
            TSimd.Store(weights + i, rule.Step<TSimd, TVector>(TSimd.Load(weights + i), TSimd.Load(gradients + i), ref a, ref b, ref c));
            if (slots > 0) TSimd.Store(first + i, a);
            if (slots > 1) TSimd.Store(second + i, b);
            if (slots > 2) TSimd.Store(third + i, c);
        }

        if (i < count) Run<TRule, SimdScalar, float>(rule, weights + i, gradients + i, first + i, second + i, third + i, count - i);
    }
}
