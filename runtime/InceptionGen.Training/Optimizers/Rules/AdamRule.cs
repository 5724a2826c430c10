using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training.Optimizers.Rules;

/// <summary>Adam's step, and AdamW's. Slot 0: the mean of the gradients; slot 1: the mean of their squares. Both start at 0, which the step's number corrects.</summary>
internal readonly struct AdamRule : IUpdateRule
{
    private readonly Prepared _prepared;
    private readonly float _decay1;
    private readonly float _share1;
    private readonly float _decay2;
    private readonly float _share2;
    private readonly float _rate;
    private readonly float _rootScale;
    private readonly float _epsilon;
    private readonly float _shrink;

    /// <exception cref="ArgumentOutOfRangeException">The step's number is below 1.</exception>
    public AdamRule(in UpdateStep step, float decay1, float decay2, float epsilon, bool epsilonHat, bool decaysApart)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step.Number, 1, nameof(step));
        _prepared = new(step, decays: !decaysApart);
        _decay1 = decay1;
        _share1 = Written.OneMinus(decay1);
        _decay2 = decay2;
        _share2 = Written.OneMinus(decay2);
        _epsilon = epsilon;
        _shrink = decaysApart ? (float)((double)step.Rate * step.Decay) : 0;

        // rate / c1 * mean / (sqrt(square) / sqrt(c2) + epsilon); with epsilon hat, all of it times sqrt(c2) and epsilon not.
        double correction1 = Written.OneMinusPower(decay1, step.Number);
        double root2 = Math.Sqrt(Written.OneMinusPower(decay2, step.Number));
        _rate = (float)(step.Rate * (epsilonHat ? root2 : 1) / correction1);
        _rootScale = epsilonHat ? 1 : (float)(1 / root2);
    }

    public int Slots => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Step<TSimd, TVector>(TVector weight, TVector gradient, ref TVector mean, ref TVector square, ref TVector third)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector push = _prepared.Of<TSimd, TVector>(gradient, weight);
        mean = Faint.Mean<TSimd, TVector>(_decay1, mean, _share1, push);
        square = Faint.MeanSquare<TSimd, TVector>(_decay2, square, _share2, push);

        if (_shrink > 0) weight = TSimd.Subtract(weight, TSimd.Multiply(TSimd.Broadcast(_shrink), weight));
        TVector root = TSimd.Add(TSimd.Multiply(TSimd.Broadcast(_rootScale), TSimd.SquareRoot(square)), TSimd.Broadcast(_epsilon));
        return TSimd.Subtract(weight, TSimd.Divide(TSimd.Multiply(TSimd.Broadcast(_rate), mean), root));
    }
}
