using System.Runtime.CompilerServices;
using InceptionGen.Execution;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Pooling;

/// <summary>A layer that ends in the pool behind it.</summary>
internal interface IEndsInPool
{
    PoolEnding Ending { get; }
}

/// <summary>What is done to the results of a pool: nothing, or the end of a convolution that was computed before it.</summary>
internal readonly unsafe struct PoolEnding(PinnedFloats bias, Activation activation)
{
    /// <summary>Nothing is done.</summary>
    public static PoolEnding None => default;

    public bool IsNone => bias is null;

    // means (channels) -> the same: activation(means + bias)
    public void Apply<TSimd, TVector>(float* means, int channels)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        if (!IsNone) AddBias<TSimd, TVector>(means, bias.Data, activation, channels);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBias<TSimd, TVector>(float* means, float* bias, Activation activation, int channels)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        int c = 0;
        TVector mask = ActivationMask.Of<TSimd, TVector>(activation);
        for (; c <= channels - TSimd.Lanes; c += TSimd.Lanes)
            TSimd.Store(means + c, TSimd.Activate(mask, TSimd.Add(TSimd.Load(means + c), TSimd.Load(bias + c))));
        if (c < channels) AddBias<SimdScalar, float>(means + c, bias + c, activation, channels - c);
    }
}
