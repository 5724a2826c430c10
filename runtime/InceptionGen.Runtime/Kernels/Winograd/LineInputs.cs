using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>A vector of channels of a line's inputs.</summary>
internal interface ILineInputs<TVector>
{
    TVector this[int index] { get; }
}

/// <summary>Inputs that are pixels of a map, or zeros around it.</summary>
internal readonly unsafe struct Pixels<TSimd, TVector>(float** pixels, int channel) : ILineInputs<TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    public TVector this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TSimd.Load(pixels[index] + channel);
    }
}

/// <summary>Inputs at equal distances.</summary>
internal readonly unsafe struct Spaced<TSimd, TVector>(float* first, nint step) : ILineInputs<TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    public TVector this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TSimd.Load(first + (index * step));
    }
}
