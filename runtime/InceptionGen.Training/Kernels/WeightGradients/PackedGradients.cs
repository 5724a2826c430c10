using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Training.Kernels.WeightGradients;

/// <summary>The gradients of a chunk's output pixels in panels (panels, images, rows, columns, width): a panel stays in the first-level cache while tiles pass over it.</summary>
/// <param name="chunk">The pixels.</param>
/// <param name="columns">Pixels of a row.</param>
/// <param name="channels">Output channels.</param>
/// <param name="lanes">Floats of a vector. A panel has two, and the last one has one if that holds the channels that are left.</param>
internal readonly unsafe struct PackedGradients(PixelChunk chunk, int columns, int channels, int lanes)
{
    /// <summary>Panels.</summary>
    public int Panels => (channels + (2 * lanes) - 1) / (2 * lanes);

    /// <summary>Floats that the pixels need.</summary>
    public long Floats => (long)Panels * 2 * lanes * Pixels;

    private int Pixels => chunk.Images * chunk.Rows * columns;

    /// <summary>The first channel of a panel.</summary>
    public int FirstChannel(int panel) => panel * 2 * lanes;

    /// <summary>Channels of a panel.</summary>
    public int Channels(int panel) => Math.Min(channels - FirstChannel(panel), 2 * lanes);

    /// <summary>Floats of a pixel in a panel: two vectors or one.</summary>
    public int Width(int panel) => Channels(panel) > lanes ? 2 * lanes : lanes;

    /// <summary>Gives the pixels that a place of the kernel reads the output pixels that they meet.</summary>
    public void Complete(ref PixelPairs pairs, float* packed, int panel)
    {
        int width = Width(panel);
        pairs.OutputPixel = width;
        pairs.OutputRow = (nint)columns * width;
        pairs.OutputImage = chunk.Rows * pairs.OutputRow;
        pairs.Output = packed + ((long)panel * 2 * lanes * Pixels) + (pairs.FirstRow * pairs.OutputRow) + ((nint)pairs.FirstColumn * width);
        pairs.Join();
    }

    /// <summary>Fills the memory, on all threads.</summary>
    public void Fill<TSimd, TVector>(KernelContext context, MapView dy, float* packed)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        var body = new PackedRows<TSimd, TVector>(this, dy, packed);
        context.For(ref body, chunk.Images * chunk.Rows);
    }

    // One item is a row of an image.
    private readonly struct PackedRows<TSimd, TVector>(PackedGradients gradients, MapView dy, float* packed) : IParallelBody
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        private readonly PixelChunk _chunk = gradients.Chunk;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            (int image, int row) = Math.DivRem(item, _chunk.Rows);
            float* pixels = dy.Data + ((((long)_chunk.Image + image) * dy.Height) + _chunk.Start + row) * dy.Width * dy.PixelStride;
            for (int panel = 0; panel < gradients.Panels; panel++)
            {
                int width = gradients.Width(panel);
                float* from = pixels + gradients.FirstChannel(panel);
                float* to = packed + ((long)panel * 2 * TSimd.Lanes * gradients.Pixels) + ((long)item * dy.Width * width);
                for (int column = 0; column < dy.Width; column++, from += dy.PixelStride, to += width)
                {
                    TSimd.Store(to, TSimd.Load(from));
                    if (width > TSimd.Lanes) TSimd.Store(to + TSimd.Lanes, TSimd.Load(from + TSimd.Lanes));
                }
            }
        }
    }

    private PixelChunk Chunk => chunk;
}
