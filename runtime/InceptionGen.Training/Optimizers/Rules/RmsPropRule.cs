using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training.Optimizers.Rules;

/// <summary>RMSProp's step. Slot 0: the mean square of the gradients. Then, each if there is one: the momentum and, centered, the mean of the gradients.</summary>
internal readonly struct RmsPropRule(
    in UpdateStep step, float decay, float momentum, float epsilon, bool epsilonOutsideRoot, bool centered, bool rateOutsideMomentum) : IUpdateRule
{
    private readonly Prepared _prepared = new(step);
    private readonly float _rate = step.Rate;
    private readonly float _decay = decay;
    private readonly float _share = Written.OneMinus(decay);
    private readonly float _momentum = momentum;
    private readonly float _epsilon = epsilon;
    private readonly bool _isEpsilonOutside = epsilonOutsideRoot;
    private readonly bool _isRateOutside = rateOutsideMomentum;
    private readonly bool _isCentered = centered;

    public int Slots => 1 + (_momentum > 0 ? 1 : 0) + (_isCentered ? 1 : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Step<TSimd, TVector>(TVector weight, TVector gradient, ref TVector square, ref TVector second, ref TVector third)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector rate = TSimd.Broadcast(_rate);
        TVector push = _prepared.Of<TSimd, TVector>(gradient, weight);
        square = Faint.MeanSquare<TSimd, TVector>(_decay, square, _share, push);

        TVector spread = square;
        if (_isCentered)
        {
            TVector mean = Faint.Mean<TSimd, TVector>(_decay, _momentum > 0 ? third : second, _share, push);
            if (_momentum > 0) third = mean;
            else second = mean;

            // Never below 0, except by rounding, of which the root would make NaN.
            spread = TSimd.Max(TSimd.Broadcast(0), TSimd.Subtract(spread, TSimd.Multiply(mean, mean)));
        }

        TVector epsilon = TSimd.Broadcast(_epsilon);
        TVector root = _isEpsilonOutside ? TSimd.Add(TSimd.SquareRoot(spread), epsilon) : TSimd.SquareRoot(TSimd.Add(spread, epsilon));
        if (_momentum == 0) return TSimd.Subtract(weight, TSimd.Divide(TSimd.Multiply(rate, push), root));

        if (!_isRateOutside) push = TSimd.Multiply(rate, push);
        second = Faint.Cleared<TSimd, TVector>(TSimd.Add(TSimd.Multiply(TSimd.Broadcast(_momentum), second), TSimd.Divide(push, root)));
        return TSimd.Subtract(weight, _isRateOutside ? TSimd.Multiply(rate, second) : second);
    }
}
