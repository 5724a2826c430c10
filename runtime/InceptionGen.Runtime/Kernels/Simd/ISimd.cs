using InceptionGen.Memory;

namespace InceptionGen.Kernels.Simd;

/// <summary>The vector operations kernels are written in. A kernel is one text over this interface; its implementations are structs, so the
/// compiler makes the machine code of every width from that text.</summary>
/// <typeparam name="TVector">Vector512, Vector256 or Vector128 of float, or float itself.</typeparam>
internal unsafe interface ISimd<TVector>
    where TVector : unmanaged
{
    /// <summary>Floats of a vector.</summary>
    static abstract int Lanes { get; }

    /// <summary>Whether 32 vectors fit the register file, so that a tile of 14 x 2 sums stays in it; else 16 do.</summary>
    static abstract bool HasManyRegisters { get; }

    static abstract TVector Load(float* source);

    static abstract void Store(float* destination, TVector value);

    /// <summary>The same number in every lane.</summary>
    static abstract TVector Broadcast(float value);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Subtract(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    static abstract TVector Divide(TVector left, TVector right);

    static abstract TVector SquareRoot(TVector value);

    static abstract TVector Exp(TVector value);

    /// <summary>left * right + addend, rounded once where the hardware can.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    /// <summary>The larger; NaN if either is.</summary>
    static abstract TVector Max(TVector left, TVector right);

    /// <summary>value, or 0 where the bits of value that are set in the mask are a number below <see cref="Negligible.Bound"/>; NaN stays NaN.</summary>
    /// <param name="mask">Bits of every lane: see <see cref="Epilogues.Clamp"/>.</param>
    /// <param name="value">Sums.</param>
    static abstract TVector AtLeast(TVector mask, TVector value);

    /// <summary>The smaller; NaN if the value is.</summary>
    static abstract TVector AtMost(TVector most, TVector value);

    /// <summary>value in the lanes in which left is greater than right, 0 in the others.</summary>
    static abstract TVector WhereGreater(TVector left, TVector right, TVector value);

    /// <summary>value in the lanes in which left equals right, 0 in the others.</summary>
    static abstract TVector WhereEqual(TVector left, TVector right, TVector value);
}
