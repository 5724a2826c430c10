using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Training.Optimizers.Rules;

/// <summary>SGD's step. Slot 0, if there is momentum: the velocity, which points the way that the weight goes down.</summary>
internal readonly struct SgdRule(in UpdateStep step, float momentum, bool nesterov, bool rateOutsideMomentum) : IUpdateRule
{
    private readonly Prepared _prepared = new(step);
    private readonly float _rate = step.Rate;
    private readonly float _momentum = momentum;
    private readonly bool _isNesterov = nesterov;
    private readonly bool _isRateOutside = rateOutsideMomentum;

    public int Slots => _momentum > 0 ? 1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Step<TSimd, TVector>(TVector weight, TVector gradient, ref TVector velocity, ref TVector second, ref TVector third)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector rate = TSimd.Broadcast(_rate), momentum = TSimd.Broadcast(_momentum);
        TVector push = _prepared.Of<TSimd, TVector>(gradient, weight);
        if (_momentum == 0) return TSimd.Subtract(weight, TSimd.Multiply(rate, push));

        if (!_isRateOutside) push = TSimd.Multiply(rate, push);
        velocity = Faint.Cleared<TSimd, TVector>(TSimd.Add(TSimd.Multiply(momentum, velocity), push));
        TVector move = _isNesterov ? TSimd.Add(TSimd.Multiply(momentum, velocity), push) : velocity;
        return TSimd.Subtract(weight, _isRateOutside ? TSimd.Multiply(rate, move) : move);
    }
}
