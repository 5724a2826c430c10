using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Epilogues;

/// <summary>The least and the largest value that is stored: the activations that are two comparisons, so that kernels apply them to sums in registers.</summary>
/// <remarks>
/// The least value is a mask: which bits of a sum are compared with <see cref="Negligible.Bound"/>. Sums that are below it become 0: with their sign those are the negative
/// ones, which is ReLU, and without it those near 0 alone. So an activation and the end of negligible sums are one comparison. NaN stays NaN.
/// </remarks>
internal readonly struct Clamp
{
    private const int AllBits = -1;
    private const int AllButSign = int.MaxValue;
    private const int BitsOfFloat = 32;

    // Both in one number, which goes to a tile in a register: the mask in the lower half, the largest value's bits in the upper.
    private readonly long _bits;

    private Clamp(int mask, float most) => _bits = ((long)BitConverter.SingleToInt32Bits(most) << BitsOfFloat) | (uint)mask;

    /// <summary>Every sum stays, except negligible ones.</summary>
    public static Clamp None => new(AllButSign, float.PositiveInfinity);

    /// <summary>Sums below 0 become 0.</summary>
    public static Clamp AtLeastZero => new(AllBits, float.PositiveInfinity);

    /// <summary>Sums below 0 become 0, those above <paramref name="most"/> that: ReLU6 of 6.</summary>
    public static Clamp Between0And(float most) => new(AllBits, most);

    /// <summary>What of an activation is done at the store: all of it, or nothing if it is not a clamp and <see cref="Epilogue"/> does it after the stores.</summary>
    public static Clamp Of(Activation activation) => activation switch
    {
        Activation.Relu => AtLeastZero,
        Activation.Relu6 => Between0And(6),
        _ => None,
    };

    /// <summary>Whether there is a largest value.</summary>
    public bool HasMost => !float.IsPositiveInfinity(Most);

    private float Most => BitConverter.Int32BitsToSingle((int)(_bits >> BitsOfFloat));

    /// <summary>The same in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public VectorClamp<TSimd, TVector> InVectors<TSimd, TVector>()
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => new(Least<TSimd, TVector>(), TSimd.Broadcast(Most));

    /// <summary>The mask alone, for kernels that call <see cref="Limit"/> if <see cref="HasMost"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Least<TSimd, TVector>()
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => TSimd.Broadcast(BitConverter.Int32BitsToSingle((int)_bits));

    /// <summary>The largest value alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector MostInVector<TSimd, TVector>()
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => TSimd.Broadcast(Most);

    /// <summary>Makes what is above the largest value that: (channels) in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Limit<TSimd, TVector>(float* values, int channels)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        int c = 0;
        TVector limit = TSimd.Broadcast(Most);
        for (; c <= channels - TSimd.Lanes; c += TSimd.Lanes) TSimd.Store(values + c, TSimd.AtMost(limit, TSimd.Load(values + c)));
        for (; c < channels; c++) values[c] = SimdScalar.AtMost(Most, values[c]);
    }
}
