using System;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Plain;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels;

/// <summary>The operations without weights that take time of their own, and what computes them.</summary>
internal static class PlainLayers
{
    /// <returns>Null if the operation does nothing at inference.</returns>
    /// <exception cref="ArgumentException">The operation's shapes or constants make no sense.</exception>
    public static Layer? Of<TSimd, TVector>(OperationInfo operation)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => operation switch
        {
            PoolInfo pool => new PoolLayer<TSimd, TVector>(pool),
            LocalResponseNormInfo norm => new LocalResponseNormLayer<TSimd, TVector>(norm),
            FlattenInfo flatten => new FlattenLayer(flatten),
            SigmoidInfo sigmoid => new SigmoidLayer<TSimd, TVector>(sigmoid),
            SoftmaxInfo softmax => new SoftmaxLayer(softmax),
            ResidualInfo residual => new ResidualLayer<TSimd, TVector>(residual),
            _ => null,
        };
}
