using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Simd;
using InceptionGen.Kernels.Tiles;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Training.Kernels.WeightGradients;

/// <summary>The gradient of a convolution's kernel: for each of its places, the product of what it read and the gradient of what it made, summed over pixels.</summary>
/// <remarks>A thread has whole parts of the kernel, not of the pixels: sums are made in the same order for any number of threads, and no memory is needed for
/// partial ones. Pixels come in chunks that stay in the second-level cache while all parts of the kernel pass over them, packed so that a tile reads them in a line.</remarks>
internal static unsafe class WeightGradient<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    private const int ItemsPerThread = 4;

    private static int MostRows => TSimd.HasManyRegisters ? 12 : 6;

    /// <summary>Floats of scratch memory, which all threads share.</summary>
    public static long ScratchFloats(ConvolutionInfo convolution, int batch)
    {
        var chunk = PixelChunk.First(convolution, batch);
        return MostInputFloats(convolution, chunk) + Gradients(convolution, chunk).Floats;
    }

    /// <summary>x (N, H, W, C), dy (N, Ho, Wo, O) -> gradient (Kh, Kw, C, O), which is overwritten.</summary>
    /// <param name="context">Threads, and scratch memory of <see cref="ScratchFloats"/> in the first one's.</param>
    /// <param name="convolution">Kernel, stride and padding; of one group.</param>
    /// <param name="x">What it read. Vectors are loaded that reach beyond its last channel.</param>
    /// <param name="dy">The gradient of its sums. So they are of this.</param>
    /// <param name="gradient">The result.</param>
    public static void Run(KernelContext context, ConvolutionInfo convolution, MapView x, MapView dy, float* gradient)
    {
        var first = PixelChunk.First(convolution, dy.Batch);
        float* inputs = context.Scratch(0), gradients = inputs + MostInputFloats(convolution, first);
        for (PixelChunk chunk = first; chunk.Images > 0; chunk = chunk.Next(first, dy.Height, dy.Batch))
        {
            var body = new Parts(convolution, chunk, inputs, gradients, gradient, context.Threads);
            body.Pack(context, x, dy);
            context.For(ref body, body.Count);
        }
    }

    private static PackedGradients Gradients(ConvolutionInfo convolution, PixelChunk chunk) =>
        new(chunk, convolution.Output.Width, convolution.Output.Channels, TSimd.Lanes);

    // A chunk in the middle of an image sees rows above and below it, which the first one does not have.
    private static long MostInputFloats(ConvolutionInfo convolution, PixelChunk first)
    {
        long most = 0;
        for (PixelChunk chunk = first; chunk.Image == 0; chunk = chunk.Next(first, convolution.Output.Height, first.Images))
            most = Math.Max(most, new PackedInputs(convolution, chunk, MostRows).Floats);
        return most;
    }

    // One item is a panel of output channels, a place of the kernel and a group of tiles.
    private readonly struct Parts : IParallelBody
    {
        private readonly ConvolutionInfo _convolution;
        private readonly PixelChunk _chunk;
        private readonly PackedInputs _x;
        private readonly PackedGradients _dy;
        private readonly float* _inputs;
        private readonly float* _gradients;
        private readonly float* _result;
        private readonly int _groups;

        public Parts(ConvolutionInfo convolution, PixelChunk chunk, float* inputs, float* gradients, float* result, int threads)
        {
            (_convolution, _chunk) = (convolution, chunk);
            _inputs = inputs;
            _gradients = gradients;
            _result = result;
            _x = new PackedInputs(convolution, chunk, MostRows);
            _dy = Gradients(convolution, chunk);
            int wholes = _x.Places * _dy.Panels;
            _groups = threads == 1 ? 1 : Math.Clamp(((ItemsPerThread * threads) + wholes - 1) / wholes, 1, _x.Tiles);
            Count = wholes * _groups;
        }

        public int Count { get; }

        public void Pack(KernelContext context, MapView x, MapView dy)
        {
            _x.Fill<TSimd, TVector>(context, x, _inputs);
            _dy.Fill<TSimd, TVector>(context, dy, _gradients);
        }

        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            (int part, int group) = Math.DivRem(item, _groups);
            (int panel, int place) = Math.DivRem(part, _x.Places);
            int outputs = _convolution.Output.Channels;
            float* result = _result + ((long)place * _x.MatrixRows * outputs) + _dy.FirstChannel(panel);
            int end = (group + 1) * _x.Tiles / _groups;
            int width = _dy.Width(panel);
            float* sums = stackalloc float[MostRows * 2 * TSimd.Lanes];
            for (int tile = group * _x.Tiles / _groups; tile < end; tile++)
            {
                PixelPairs pairs = _x.Pairs(_inputs, place, tile);
                _dy.Complete(ref pairs, _gradients, panel);
                int row = tile * MostRows, rows = Math.Min(MostRows, _x.MatrixRows - row);
                if (width > TSimd.Lanes) GradientTile<TSimd, TVector, WidePanel>.Run(pairs, rows, sums);
                else GradientTile<TSimd, TVector, NarrowPanel>.Run(pairs, rows, sums);
                new GradientRows(result + ((long)row * outputs), outputs, rows, _dy.Channels(panel)).Take<TSimd, TVector>(sums, width, adds: !_chunk.IsFirst);
            }
        }
    }
}
