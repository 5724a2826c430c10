using System;
using InceptionGen.Execution;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels;

/// <summary>A convolution as one matrix product: a row per output pixel, holding what its kernel sees, by a column per output channel.</summary>
internal abstract class PanelLayer<TSimd, TVector> : Layer
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>More items than threads, so that one that is late costs little.</summary>
    protected const int ItemsPerThread = 4;

    // kernel (O, C, Kh, Kw) -> panels (O / width, Kh * Kw * C, width)
    private protected unsafe PanelLayer(OperationInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias)
        : base(info)
    {
        (int outputs, int channels, int area) = (info.Output.Channels, info.Input.Channels, info.Kernel.Height * info.Kernel.Width);
        Depth = checked(area * channels);
        Lowest = Floor(info.Activation);
        Panels = new PackedPanels<TSimd, TVector>(outputs, Depth, bias);
        for (int output = 0; output < outputs; output++)
        {
            float* column = Panels.Column(matrix: 0, output, out int step);
            ReadOnlySpan<float> kernel = kernelOihw.Slice(output * Depth, Depth);
            for (int i = 0; i < Depth; i++) column[(long)i * step] = kernel[(i % channels * area) + (i / channels)];
        }
    }

    /// <summary>Floats of a row.</summary>
    protected int Depth { get; }

    /// <summary>What sums are raised to.</summary>
    protected float Lowest { get; }

    /// <summary>The weights.</summary>
    protected PackedPanels<TSimd, TVector> Panels { get; }

    protected static int TileRows => PanelProduct<TSimd, TVector>.TileRows;

    protected static int DivideUp(int dividend, int divisor) => (dividend + divisor - 1) / divisor;
}
