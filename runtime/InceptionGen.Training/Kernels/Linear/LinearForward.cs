using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Products;
using InceptionGen.Kernels.Simd;
using InceptionGen.Kernels.Tiles;
using InceptionGen.Memory;
using InceptionGen.Threading;
using InceptionGen.Training.Parameters;

namespace InceptionGen.Training.Kernels.Linear;

/// <summary>y = activation(x * kernel + bias), the kernel in panels. Weights come from memory once: all rows of the batch pass over a block of a panel while it is in the cache.
/// Every sum is made of the sums of short blocks, so that it is rounded less.</summary>
internal static unsafe class LinearForward<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    // About the square root of the depths of the published networks, as in inference's precise products.
    private const int BlockDepth = 32;

    // Of a batch's rows, what a group of panels passes over; and the sums of a group.
    private const int ChunkFloats = 32 * 1024;
    private const int MostDepth = 256;
    private const int TotalFloats = 32 * 1024;
    private const int MostPanels = 8;

    /// <summary>Floats of scratch memory for each thread.</summary>
    public static long ScratchFloats(WeightPanels panels, int batch) => ((long)batch * RowStride.Of(Chunk(batch))) + TotalsOf(Group(panels, batch, threads: 1), batch);

    /// <summary>Computes all outputs.</summary>
    /// <param name="context">Threads and scratch.</param>
    /// <param name="panels">The order of the kernel.</param>
    /// <param name="weights">The kernel; vectors are loaded that reach beyond its last number by less than a panel.</param>
    /// <param name="bias">(O), or null.</param>
    /// <param name="activation">What is applied to the sums.</param>
    /// <param name="x">(N, 1, 1, D).</param>
    /// <param name="y">(N, 1, 1, O).</param>
    public static void Run(KernelContext context, WeightPanels panels, float* weights, float* bias, Activation activation, MapView x, MapView y)
    {
        var body = new Groups(context, panels, weights, bias, activation, x, y);
        context.For(ref body, body.Count);
    }

    private static int Chunk(int batch) => Math.Clamp(ChunkFloats / batch / BlockDepth * BlockDepth, BlockDepth, MostDepth);

    private static int Group(WeightPanels panels, int batch, int threads) =>
        Math.Clamp(Math.Min(TotalFloats / (batch * WeightPanels.Width), panels.Count / (2 * threads)), 1, MostPanels);

    private static int TotalsOf(int group, int batch) => checked(group * batch * WeightPanels.Width);

    // One item is a group of panels.
    private readonly struct Groups : IParallelBody
    {
        private readonly KernelContext _context;
        private readonly WeightPanels _panels;
        private readonly float* _weights;
        private readonly float* _bias;
        private readonly Activation _activation;
        private readonly MapView _x;
        private readonly MapView _y;
        private readonly int _group;
        private readonly int _chunk;

        public Groups(KernelContext context, WeightPanels panels, float* weights, float* bias, Activation activation, MapView x, MapView y)
        {
            (_context, _panels, _activation, _x, _y) = (context, panels, activation, x, y);
            _weights = weights;
            _bias = bias;
            (_group, _chunk) = (Group(panels, x.Batch, context.Threads), Chunk(x.Batch));
        }

        public int Count => (_panels.Count + _group - 1) / _group;

        private int Batch => _x.Batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            int first = item * _group, end = Math.Min(first + _group, _panels.Count), stride = RowStride.Of(_chunk);
            float* rows = _context.Scratch(thread), totals = rows + ((long)Batch * stride);
            Begin(first, end, totals);
            for (int depth = 0; depth < _panels.Depth; depth += _chunk)
            {
                int count = Math.Min(_chunk, _panels.Depth - depth);
                for (int image = 0; image < Batch; image++)
                    VectorCopy<TSimd, TVector>.Run(_x.Data + ((long)image * _x.PixelStride) + depth, rows + ((long)image * stride), count);
                for (int panel = first; panel < end; panel++)
                    Multiply(panel, rows, stride, depth, count, totals + TotalsOf(panel - first, Batch));
            }

            Finish(first, end, totals);
        }

        // rows (N, count) by a panel's rows from a depth on -> totals (N, width), added to
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Multiply(int panel, float* rows, int stride, int depth, int count, float* totals)
        {
            int columns = _panels.Columns(panel);
            float* weights = _weights + _panels.Start(panel) + ((long)depth * columns);
            for (int start = 0; start < count; start += BlockDepth, weights += BlockDepth * columns)
            {
                int block = Math.Min(BlockDepth, count - start), height;
                for (int row = 0; row < Batch; row += height)
                {
                    height = LinearTile<TSimd, TVector, WidePanel>.Height(Batch - row);
                    float* from = rows + ((long)row * stride) + start, to = totals + (row * WeightPanels.Width);
                    for (int column = 0; column < columns; column += 2 * TSimd.Lanes)
                    {
                        if (columns - column > TSimd.Lanes)
                            LinearTile<TSimd, TVector, WidePanel>.Run(height, from, stride, block, weights + column, columns, to + column);
                        else
                            LinearTile<TSimd, TVector, NarrowPanel>.Run(height, from, stride, block, weights + column, columns, to + column);
                    }
                }
            }
        }

        // Sums begin with the bias. Columns that a panel does not have hold anything.
        private void Begin(int first, int end, float* totals)
        {
            for (int panel = first; panel < end; panel++)
            {
                for (int row = 0; row < Batch; row++, totals += WeightPanels.Width)
                {
                    VectorCopy<TSimd, TVector>.Clear(totals, WeightPanels.Width);
                    if (_bias is not null) VectorCopy<TSimd, TVector>.Run(_bias + (panel * WeightPanels.Width), totals, _panels.Columns(panel));
                }
            }
        }

        private void Finish(int first, int end, float* totals)
        {
            var epilogue = new Epilogue(_activation);
            var clamp = epilogue.Clamp.InVectors<TSimd, TVector>();
            for (int panel = first; panel < end; panel++)
            {
                int channel = panel * WeightPanels.Width, columns = _panels.Columns(panel);
                for (int row = 0; row < Batch; row++, totals += WeightPanels.Width)
                {
                    for (int i = 0; i < WeightPanels.Width; i += TSimd.Lanes) TSimd.Store(totals + i, clamp.Apply(TSimd.Load(totals + i)));
                    VectorCopy<TSimd, TVector>.Run(totals, _y.Data + ((long)row * _y.PixelStride) + channel, columns);
                }

                epilogue.Finish<TSimd, TVector>(_y, pixel: 0, Batch, channel, columns);
            }
        }
    }
}
