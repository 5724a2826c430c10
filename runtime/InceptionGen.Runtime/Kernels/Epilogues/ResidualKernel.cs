using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Epilogues;

/// <summary>The end of a residual module.</summary>
internal static unsafe class ResidualKernel<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    // x, body (N, H, W, C) -> y (N, H, W, C): activation(x + scale * body); y may be x or body
    public static void Run(KernelContext context, MapView x, MapView body, MapView y, float scale, Activation activation)
    {
        var rows = new Rows(x, body, y, scale, activation);
        context.For(ref rows, y.Batch * y.Height);
    }

    // x, body (C) -> y (C): activation(x + scale * body); y may be x or body
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddPixel(float* x, float* body, float* y, int channels, float scale, Activation activation)
    {
        int c = 0;
        TVector scales = TSimd.Broadcast(scale);
        var clamp = Clamp.Of(activation).InVectors<TSimd, TVector>();
        for (; c <= channels - TSimd.Lanes; c += TSimd.Lanes)
            TSimd.Store(y + c, clamp.Apply(TSimd.MultiplyAdd(scales, TSimd.Load(body + c), TSimd.Load(x + c))));

        Curve.Apply<TSimd, TVector>(activation, y, c);

        // One by one: in place, a vector over channels already done would add twice.
        if (c < channels) ResidualKernel<SimdScalar, float>.AddPixel(x + c, body + c, y + c, channels - c, scale, activation);
    }

    private readonly struct Rows(MapView x, MapView body, MapView y, float scale, Activation activation) : IParallelBody
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            long first = (long)item * y.Width;
            for (long pixel = first; pixel < first + y.Width; pixel++)
            {
                AddPixel(
                    x.Data + (pixel * x.PixelStride), body.Data + (pixel * body.PixelStride), y.Data + (pixel * y.PixelStride), y.ChannelCount, scale, activation);
            }
        }
    }
}
