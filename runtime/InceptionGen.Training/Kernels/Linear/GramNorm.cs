using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using InceptionGen.Kernels.Context;
using InceptionGen.Memory;
using InceptionGen.Threading;
using InceptionGen.Training.Parameters;

namespace InceptionGen.Training.Kernels.Linear;

/// <summary>The norm of a linear layer's gradient without the gradient: the sum over images i and j of (x_i . x_j) (dy_i . dy_j). For a batch of 20 and 38 million weights that is
/// a fortieth of the work. Products of two floats are exact in double, and the sums' rounding is far below that of the gradient itself.</summary>
internal sealed unsafe class GramNorm
{
    // Parts of the depth, each with sums of its own. They are added in order, and are the same for any number of threads.
    private const int MostParts = 16;
    private const int MostSums = 1 << 20;

    // Of all images, what stays in the second-level cache while pairs of them pass over it.
    private const int ChunkFloats = 64 * 1024;

    // A sum of double products takes as long as four of single ones. Beyond this batch all pairs are many sums to hold.
    private const int CostOfDouble = 4;
    private const int MostImages = 256;

    private readonly WeightPanels _panels;
    private readonly int _batch;
    private readonly double[] _sums;

    /// <param name="panels">The order of the kernel.</param>
    /// <param name="batch">The most images of a step.</param>
    public GramNorm(WeightPanels panels, int batch)
    {
        double weights = (double)panels.Depth * panels.Outputs;
        _panels = panels;
        _batch = (int)Math.Min(Math.Min(batch, MostImages), 2 * weights / (CostOfDouble * ((double)panels.Depth + panels.Outputs)));
        _sums = new double[(PartsFor(_batch) + 1) * _batch * _batch];
    }

    /// <summary>Whether this is less work than the gradient for a batch.</summary>
    public bool Serves(int batch) => batch <= _batch;

    /// <summary>The sum of the gradient's squares; not a number if numbers of the batch are not finite, or so large that the gradient, a sum in float32, may not be.</summary>
    /// <param name="context">Threads.</param>
    /// <param name="x">(N, 1, 1, D).</param>
    /// <param name="dy">(panels, N, width of a panel), zeros where the last panel has no outputs.</param>
    public double Square(KernelContext context, MapView x, float* dy)
    {
        int batch = x.Batch, parts = PartsFor(_batch);
        var body = new Parts(this, x, dy, parts);
        context.For(ref body, parts + 1);
        Span<double> inputs = _sums.AsSpan(0, batch * batch), outputs = _sums.AsSpan(parts * batch * batch, batch * batch);
        for (int part = 1; part < parts; part++)
        {
            for (int i = 0; i < inputs.Length; i++) inputs[i] += _sums[(part * inputs.Length) + i];
        }

        (double square, double most) = (0, 0);
        for (int i = 0; i < batch; i++)
        {
            for (int j = i; j < batch; j++) square += (i == j ? 1 : 2) * inputs[(i * batch) + j] * outputs[(i * batch) + j];
            most += Math.Sqrt(inputs[(i * batch) + i] * outputs[(i * batch) + i]);
        }

        // No product or sum of the gradient is larger than that.
        return most < float.MaxValue ? Math.Max(0, square) : double.NaN;
    }

    private static int PartsFor(int batch) => Math.Clamp(MostSums / Math.Max(1, batch * batch), 1, MostParts);

    // One item is a part of the inputs; the last one is all outputs.
    private readonly struct Parts(GramNorm norm, MapView x, float* dy, int parts) : IParallelBody
    {
        public void Run(int item, int thread)
        {
            int batch = x.Batch;
            Span<double> sums = norm._sums.AsSpan(item * batch * batch, batch * batch);
            sums.Clear();
            fixed (double* to = sums)
            {
                if (item == parts)
                {
                    for (int panel = 0; panel < norm._panels.Count; panel++)
                        Add(dy + ((long)panel * batch * WeightPanels.Width), WeightPanels.Width, batch, WeightPanels.Width, to);
                    return;
                }

                long depth = norm._panels.Depth;
                int chunk = Math.Max(Vector256<double>.Count, ChunkFloats / batch), end = (int)((item + 1) * depth / parts);
                for (int start = (int)(item * depth / parts); start < end; start += chunk)
                    Add(x.Data + start, x.PixelStride, batch, Math.Min(chunk, end - start), to);
            }
        }
    }

    // rows (N, length) -> sums (N, N), added to: the products of rows i and j >= i. Some below the diagonal are computed, too.
    private static void Add(float* rows, nint stride, int batch, int length, double* sums)
    {
        double* products = stackalloc double[8];
        for (int i = 0; i < batch; i += 2)
        {
            float* first = rows + (i * stride), second = rows + (Math.Min(i + 1, batch - 1) * stride);
            for (int j = i / 4 * 4; j < batch; j += 4)
            {
                nint last = batch - 1 - j;
                float* others = rows + (j * stride);
                Products(first, second, others, others + (Math.Min(1, last) * stride), others + (Math.Min(2, last) * stride), others + (Math.Min(3, last) * stride), length, products);
                for (int row = i; row < Math.Min(i + 2, batch); row++)
                {
                    for (int column = j; column < Math.Min(j + 4, batch); column++) sums[(row * batch) + column] += products[((row - i) * 4) + column - j];
                }
            }
        }
    }

    // two rows, four rows -> their products (2, 4)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Products(float* a, float* b, float* c, float* d, float* e, float* f, int length, double* products)
    {
        Vector256<double> ac = Vector256<double>.Zero, ad = ac, ae = ac, af = ac, bc = ac, bd = ac, be = ac, bf = ac;
        int i = 0;
        for (; i <= length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            Vector256<double> left = Widened(a + i), right = Widened(b + i), other = Widened(c + i);
            ac = Sum(left, other, ac);
            bc = Sum(right, other, bc);
            other = Widened(d + i);
            ad = Sum(left, other, ad);
            bd = Sum(right, other, bd);
            other = Widened(e + i);
            ae = Sum(left, other, ae);
            be = Sum(right, other, be);
            other = Widened(f + i);
            af = Sum(left, other, af);
            bf = Sum(right, other, bf);
        }

        products[0] = Vector256.Sum(ac);
        products[1] = Vector256.Sum(ad);
        products[2] = Vector256.Sum(ae);
        products[3] = Vector256.Sum(af);
        products[4] = Vector256.Sum(bc);
        products[5] = Vector256.Sum(bd);
        products[6] = Vector256.Sum(be);
        products[7] = Vector256.Sum(bf);
        for (; i < length; i++)
        {
            products[0] += (double)a[i] * c[i];
            products[1] += (double)a[i] * d[i];
            products[2] += (double)a[i] * e[i];
            products[3] += (double)a[i] * f[i];
            products[4] += (double)b[i] * c[i];
            products[5] += (double)b[i] * d[i];
            products[6] += (double)b[i] * e[i];
            products[7] += (double)b[i] * f[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widened(float* floats) => Avx.IsSupported
        ? Avx.ConvertToVector256Double(Vector128.Load(floats))
        : Vector256.WidenLower(Vector128.Load(floats).ToVector256());

    // The product is exact, so it does not matter whether it is rounded by itself.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Sum(Vector256<double> left, Vector256<double> right, Vector256<double> sum) =>
        Fma.IsSupported ? Fma.MultiplyAdd(left, right, sum) : (left * right) + sum;
}
