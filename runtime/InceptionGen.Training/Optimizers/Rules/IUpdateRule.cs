using InceptionGen.Kernels.Simd;

namespace InceptionGen.Training.Optimizers.Rules;

/// <summary>What an optimizer does with one number, written for a vector of them.</summary>
/// <remarks>Products and sums are rounded one by one: never <see cref="ISimd{TVector}.MultiplyAdd"/>. So each operation is exactly IEEE 754's, and vectors of every width, and what
/// remains of a range after the last vector, give the same bits.</remarks>
internal interface IUpdateRule
{
    /// <summary>Slots that are read and written.</summary>
    int Slots { get; }

    /// <summary>The weight after the step.</summary>
    /// <param name="weight">The weight before it.</param>
    /// <param name="gradient">Its gradient, as the backward pass left it.</param>
    /// <param name="first">Slot 0, if there is one; the new value is left in it, as in the others.</param>
    /// <param name="second">Slot 1.</param>
    /// <param name="third">Slot 2.</param>
    TVector Step<TSimd, TVector>(TVector weight, TVector gradient, ref TVector first, ref TVector second, ref TVector third)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;
}
