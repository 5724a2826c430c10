using System;
using System.Linq;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Products;
using InceptionGen.Kernels.Simd;
using InceptionGen.Kernels.Tiles;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Winograd;

/// <summary>What one of Winograd's algorithms needs to know of a convolution: its weights, transformed to points and packed, its bias and activation; and how its matrices lie in memory.</summary>
internal sealed unsafe class WinogradWeights<TSimd, TVector, TTile>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TTile : struct, IWinogradTile
{
    private readonly PackedPanels<TSimd, TVector> _panels;
    private readonly PinnedFloats _bias;
    private readonly int[] _depths;
    private readonly int _channels;
    private readonly int _outputs;
    private readonly int[] _matrices;
    private readonly int[] _points;

    // kernel (O, C, Kh, Kw) -> panels (O / width, distinct points, C, width), which stay zeros if there is none yet
    public WinogradWeights(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, int[]? depths = null)
    {
        int wholeVectors = (info.Output.Channels + TSimd.Lanes - 1) / TSimd.Lanes * TSimd.Lanes;
        _channels = info.Input.Channels;
        _depths = depths ?? [.. Enumerable.Repeat(_channels, Points)];
        ChannelStride = RowStride.Of(_channels);
        ProductStride = RowStride.Of(Points * PanelWidth);
        BlockTiles = BlockSizes.BlockTiles(ChannelStride, Points, PanelWidth, PanelProduct<TSimd, TVector>.TileRows);
        Clamp = Clamp.Of(info.Activation);
        int[] down = DistinctPoints.IndexOf(TTile.KernelTransformDown), across = DistinctPoints.IndexOf(TTile.KernelTransformAcross);
        int distinctAcross = across.Max() + 1;
        _matrices = [.. down.SelectMany(row => across.Select(column => (row * distinctAcross) + column))];
        _points = [.. Enumerable.Range(0, Points).OrderBy(point => _matrices[point])];
        _panels = new PackedPanels<TSimd, TVector>(wholeVectors, _channels, bias: [], (down.Max() + 1) * distinctAcross);
        _bias = new PinnedFloats(wholeVectors);
        bias.CopyTo(_bias.Span);
        _outputs = info.Output.Channels;
        if (kernelOihw.IsEmpty) return;

        fixed (float* kernel = kernelOihw)
        {
            for (int panel = 0; panel < _panels.Count; panel++) Pack(kernel, panel);
        }
    }

    /// <summary>Products that make a tile: as many as it has inputs.</summary>
    public static int Points
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (((TTile.Outputs.Height - 1) * TTile.Stride.Height) + TTile.Kernel.Height) * (((TTile.Outputs.Width - 1) * TTile.Stride.Width) + TTile.Kernel.Width);
    }

    /// <summary>Output channels of a panel.</summary>
    public static int PanelWidth => PackedPanels<TSimd, TVector>.Width;

    /// <summary>Panels.</summary>
    public int Panels => _panels.Count;

    /// <summary>Bytes of the packed weights.</summary>
    public long Bytes => _panels.Bytes;

    /// <summary>Floats from a tile's channels at a point to the next tile's.</summary>
    public int ChannelStride { get; }

    /// <summary>Floats from a tile's products to the next tile's.</summary>
    public int ProductStride { get; }

    /// <summary>Tiles that are computed together: as high as whole tiles of the micro-kernel.</summary>
    public int BlockTiles { get; }

    /// <summary>What is done to the outputs as they are stored.</summary>
    public Clamp Clamp { get; }

    /// <summary>The points, those with the same weights next to each other.</summary>
    public ReadOnlySpan<int> PointsByWeights => _points;

    /// <summary>The weights of a panel at a point.</summary>
    public Panel this[int panel, int point] => _panels[panel, _matrices[point]];

    /// <summary>Takes new weights: kernel (Kh, Kw, C, O), or the turned one of <see cref="IRepackedLayer.RepackTurned"/>.</summary>
    public void Repack(KernelContext context, float* kernel, bool isTurned)
    {
        var body = new Repacking(this, kernel, isTurned);
        context.For(ref body, Panels);
    }

    /// <summary>How many of the input channels a point multiplies: the kernel has no weight after them.</summary>
    public int Depth(int point) => _depths[point];

    /// <summary>The bias of all outputs.</summary>
    public Span<float> Biases => _bias.Span[.._outputs];

    /// <summary>The bias of a panel's outputs.</summary>
    public float* Bias(int panel) => _bias.Data + (panel * PanelWidth);

    // kernel (O, C, Kh, Kw) -> panel (distinct points, C, width)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pack(float* kernel, int panel)
    {
        Panel weights = _panels[panel];
        int area = TTile.Kernel.Height * TTile.Kernel.Width, most = KernelRows.Block / area, width = weights.Width;
        int firstOutput = panel * PanelWidth, outputs = Math.Min(width, _outputs - firstOutput);
        float* rows = stackalloc float[most * area * width];
        for (int first = 0; first < _channels; first += most)
        {
            int count = Math.Min(most, _channels - first);
            KernelRows.Transpose(kernel + ((((long)firstOutput * _channels) + first) * area), (nint)_channels * area, outputs, count * area, rows, width);
            for (int i = 0; i < count; i++)
                WinogradKernel<TSimd, TVector, TTile>.Apply(rows + (i * area * width), width, width, weights.Weights + ((first + i) * width), (nint)_channels * width);
        }
    }

    // An item is a panel.
    private readonly struct Repacking(WinogradWeights<TSimd, TVector, TTile> weights, float* kernel, bool isTurned) : IParallelBody
    {
        private const int MostChannels = 16;

        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            Panel panel = weights._panels[item];
            int area = TTile.Kernel.Height * TTile.Kernel.Width, width = panel.Width, channels = weights._channels;
            int firstOutput = item * PanelWidth, outputs = Math.Min(width, weights._outputs - firstOutput);

            // (places, channels, width)
            float* rows = stackalloc float[area * MostChannels * width];
            for (int first = 0; first < channels; first += MostChannels)
            {
                int count = Math.Min(MostChannels, channels - first);
                for (int place = 0; place < area; place++)
                {
                    float* to = rows + (place * MostChannels * width);
                    if (isTurned)
                    {
                        float* from = kernel + ((((long)(area - 1 - place) * weights._outputs) + firstOutput) * channels) + first;
                        KernelRows.Transpose(from, channels, outputs, count, to, width);
                        continue;
                    }

                    float* row = kernel + ((((long)place * channels) + first) * weights._outputs) + firstOutput;
                    for (int i = 0; i < count; i++, row += weights._outputs, to += width)
                    {
                        VectorCopy<TSimd, TVector>.Run(row, to, outputs);
                        if (outputs < width) VectorCopy<TSimd, TVector>.Clear(to + outputs, width - outputs);
                    }
                }

                for (int i = 0; i < count; i++)
                {
                    WinogradKernel<TSimd, TVector, TTile>.Apply(
                        rows + (i * width), MostChannels * width, width, panel.Weights + ((long)(first + i) * width), (nint)channels * width);
                }
            }
        }
    }
}
