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

/// <summary>dx = dy * the kernel's transpose, from the panels as they are: as the product of the kernel, a row for each input, and of dy with images side by side. So the result
/// is (D, N), and is turned as it is stored.</summary>
internal static unsafe class LinearInputGradient<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    private const int TilesOfItem = 4;

    private static int Width => 2 * TSimd.Lanes;

    private static int ItemRows => TilesOfItem * PanelProduct<TSimd, TVector>.TileRows;

    /// <summary>Floats of scratch memory for each thread.</summary>
    public static long ScratchFloats => 2L * ItemRows * Width;

    /// <summary>Floats of memory for a batch's dy with images side by side.</summary>
    public static long TurnedFloats(WeightPanels panels, int batch) => ((long)((batch + Width - 1) / Width) * panels.Outputs * Width) + Width;

    /// <summary>Computes the gradients of all inputs.</summary>
    /// <param name="context">Threads and scratch.</param>
    /// <param name="panels">The order of the kernel.</param>
    /// <param name="weights">The kernel.</param>
    /// <param name="dy">(N, 1, 1, O).</param>
    /// <param name="turned">Memory of <see cref="TurnedFloats"/>.</param>
    /// <param name="dx">(N, 1, 1, D).</param>
    /// <param name="adds">Whether they are added to what is there.</param>
    public static void Run(KernelContext context, WeightPanels panels, float* weights, MapView dy, float* turned, MapView dx, bool adds)
    {
        VectorCopy<TSimd, TVector>.Clear(turned, Width);
        var body = new Rows(context, panels, weights, turned, dx, adds);
        for (int image = 0; image < dy.Batch; image++)
        {
            Panel panel = body.Images(image / Width);
            float* to = panel.Weights + (image % Width), from = dy.Data + ((long)image * dy.PixelStride);
            for (int o = 0; o < panels.Outputs; o++) to[(long)o * panel.Width] = from[o];
        }

        context.For(ref body, (panels.Depth + ItemRows - 1) / ItemRows);
    }

    // One item is some inputs, of all images.
    private readonly struct Rows(KernelContext context, WeightPanels panels, float* weights, float* turned, MapView dx, bool adds) : IParallelBody
    {
        // The memory begins with zeros, which sums begin with.
        public Panel Images(int group)
        {
            int images = Math.Min(Width, dx.Batch - (group * Width)), width = images > TSimd.Lanes ? Width : TSimd.Lanes;
            return new(turned + Width + ((long)group * panels.Outputs * Width), turned, width, width);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            int first = item * ItemRows, count = Math.Min(ItemRows, panels.Depth - first);
            float* sums = context.Scratch(thread), rest = sums + (ItemRows * Width);
            int whole = panels.Outputs / WeightPanels.Width, columns = panels.Outputs % WeightPanels.Width;
            for (int group = 0; group * Width < dx.Batch; group++)
            {
                Panel images = Images(group);
                if (whole > 0)
                {
                    float* from = weights + ((long)first * WeightPanels.Width);
                    var rows = new MatrixRows(from, WeightPanels.Width, count, WeightPanels.Width, whole, (nint)panels.Depth * WeightPanels.Width);
                    PanelProduct<TSimd, TVector>.Run(images, rows, Clamp.None, sums, images.Width);
                }

                if (columns > 0)
                {
                    float* from = weights + panels.Start(whole) + ((long)first * columns);
                    Panel last = new(images.Weights + ((long)whole * WeightPanels.Width * images.Width), images.Bias, images.Width, images.Width);
                    PanelProduct<TSimd, TVector>.Run(last, new MatrixRows(from, columns, count, columns), Clamp.None, whole > 0 ? rest : sums, images.Width);
                    if (whole > 0) Add(rest, sums, count * images.Width);
                }

                Store(sums, images.Width, group * Width, first, count);
            }
        }

        private static void Add(float* from, float* to, int count)
        {
            for (int i = 0; i < count; i += TSimd.Lanes) TSimd.Store(to + i, TSimd.Add(TSimd.Load(to + i), TSimd.Load(from + i)));
        }

        // sums (count, images) -> dx (images, [first, first + count))
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Store(float* sums, int width, int image, int first, int count)
        {
            int images = Math.Min(width, dx.Batch - image);
            for (int i = 0; i < images; i++)
            {
                float* from = sums + i, to = dx.Data + ((long)(image + i) * dx.PixelStride) + first;
                for (int row = 0; row < count; row++) to[row] = from[row * width] + (adds ? to[row] : 0);
            }
        }
    }
}
