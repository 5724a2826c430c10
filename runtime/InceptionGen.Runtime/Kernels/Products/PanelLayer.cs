using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Simd;
using InceptionGen.Kernels.Tiles;

namespace InceptionGen.Kernels.Products;

/// <summary>A convolution as one matrix product: a row per output pixel, holding what its kernel sees, by a column per output channel.</summary>
internal abstract unsafe class PanelLayer<TSimd, TVector> : ConvolutionLayer, IRepackedLayer
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>More items than threads, so that one that is late costs little.</summary>
    protected const int ItemsPerThread = 4;

    private readonly bool _isPrecise;
    private readonly Clamp _clamp;

    // kernel (O, C, Kh, Kw) -> panels (O / width, Kh * Kw * C, width), which stay zeros if there is none yet
    private protected PanelLayer(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise)
        : base(info)
    {
        (int outputs, int channels, int area) = (info.Output.Channels, info.Input.Channels, info.Kernel.Height * info.Kernel.Width);
        Depth = checked(area * channels);
        _clamp = Clamp.Of(info.Activation);
        _isPrecise = isPrecise;
        Panels = new PackedPanels<TSimd, TVector>(outputs, Depth, bias);
        if (kernelOihw.IsEmpty) return;

        fixed (float* kernel = kernelOihw)
        {
            for (int panel = 0; panel < Panels.Count; panel++) Pack(kernel + ((long)panel * PackedPanels<TSimd, TVector>.Width * Depth), area, Panels[panel]);
        }
    }

    internal override long WeightBytes => Panels.Bytes;

    /// <summary>Floats of a row.</summary>
    protected int Depth { get; }

    /// <summary>The weights.</summary>
    protected PackedPanels<TSimd, TVector> Panels { get; }

    void IRepackedLayer.Repack(KernelContext context, float* kernelHwio, ReadOnlySpan<float> bias)
    {
        PanelRepacking<TSimd, TVector>.Run(context, Panels, kernelHwio);
        if (!bias.IsEmpty) bias.CopyTo(Panels.Bias);
    }

    void IRepackedLayer.RepackTurned(KernelContext context, float* kernelHwoi) =>
        PanelRepacking<TSimd, TVector>.RunTurned(context, Panels, kernelHwoi, Info.Kernel.Height * Info.Kernel.Width);

    // kernel (O, C, Kh * Kw) of a panel's outputs -> panel (Kh * Kw, C, width)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pack(float* kernel, int area, Panel panel)
    {
        int channels = Depth / area, width = panel.Width;
        float* rows = stackalloc float[KernelRows.Block * width];
        for (int first = 0; first < Depth; first += KernelRows.Block)
        {
            int count = Math.Min(KernelRows.Block, Depth - first);
            KernelRows.Transpose(kernel + first, Depth, panel.Columns, count, rows, width);
            for (int i = 0; i < count; i++)
            {
                (int channel, int place) = Math.DivRem(first + i, area);
                VectorCopy<TSimd, TVector>.Run(rows + (i * width), panel.Weights + ((((long)place * channels) + channel) * width), width);
            }
        }
    }

    // rows (count, depth) by one panel -> output (count, columns of the panel)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected void Multiply(int panel, MatrixRows rows, float* output, nint pixelStride)
    {
        if (_isPrecise)
            BlockedProduct<TSimd, TVector>.Run(Panels[panel], rows, _clamp, output, pixelStride);
        else
            PanelProduct<TSimd, TVector>.Run(Panels[panel], rows, _clamp, output, pixelStride);
    }

    protected static int TileRows => PanelProduct<TSimd, TVector>.TileRows;

    protected static int DivideUp(int dividend, int divisor) => (dividend + divisor - 1) / divisor;
}
