using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>One of Winograd's algorithms in one dimension. It has as many points as inputs: (outputs - 1) * stride + kernel.</summary>
internal unsafe interface IWinogradLine
{
    /// <summary>Weights.</summary>
    static abstract int Kernel { get; }

    /// <summary>Inputs from an output's first to the next output's first.</summary>
    static abstract int Stride { get; }

    /// <summary>Outputs.</summary>
    static abstract int Outputs { get; }

    /// <summary>Weights to points: (points, weights).</summary>
    static abstract double[,] KernelTransform { get; }

    /// <summary>A vector of channels of the inputs to the points.</summary>
    static abstract void TransformInput<TSimd, TVector, TInputs>(TInputs inputs, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
        where TInputs : struct, ILineInputs<TVector>;

    /// <summary>A vector of channels of the products to the outputs, the given step apart: atLeast(bias + output), of those that the map has.</summary>
    static abstract void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, TVector bias, TVector least, float* output, nint step, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;
}
