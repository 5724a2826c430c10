using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Training.Optimizers.Rules;

/// <summary>What every rule does to a gradient first: clips it, makes 0 of a negligible one, and adds L2 decay.</summary>
internal readonly struct Prepared
{
    private readonly float _scale;
    private readonly float _limit;
    private readonly float _decay;

    /// <param name="step">Clipping, and the decay.</param>
    /// <param name="decays">Whether the decay belongs into the gradient; AdamW's does not.</param>
    public Prepared(in UpdateStep step, bool decays = true)
    {
        _scale = step.GradientScale;
        _limit = step.GradientLimit;
        _decay = decays ? step.Decay : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Of<TSimd, TVector>(TVector gradient, TVector weight)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector prepared = TSimd.Multiply(gradient, TSimd.Broadcast(_scale));
        if (_limit < float.PositiveInfinity) prepared = TSimd.AtMost(TSimd.Broadcast(_limit), TSimd.Max(TSimd.Broadcast(-_limit), prepared));
        prepared = Faint.Cleared<TSimd, TVector>(prepared);
        return _decay == 0 ? prepared : TSimd.Add(prepared, TSimd.Multiply(TSimd.Broadcast(_decay), weight));
    }
}
