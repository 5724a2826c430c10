using System;
using InceptionGen.Kernels.Context;

namespace InceptionGen.Kernels.Products;

/// <summary>A layer whose weights change from step to step of training. Its kernel is (Kh, Kw, C, O), so that panels are copied and not transposed.</summary>
internal unsafe interface IRepackedLayer
{
    /// <summary>Takes new weights: kernel (Kh, Kw, C, O), bias (O) or empty for zeros.</summary>
    void Repack(KernelContext context, float* kernelHwio, ReadOnlySpan<float> bias);

    /// <summary>Takes the weights of the convolution whose gradient with respect to its input this layer computes: kernel (Kh, Kw, O, C) of this layer's C
    /// inputs and O outputs, turned by 180 degrees.</summary>
    void RepackTurned(KernelContext context, float* kernelHwoi);
}
