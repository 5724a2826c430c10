using System.Runtime.CompilerServices;
using InceptionGen.Execution;
using InceptionGen.Kernels.Simd;
using InceptionGen.Threading;

namespace InceptionGen.Kernels;

/// <summary>The end of a residual module.</summary>
internal static unsafe class AddScaledKernel<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    // x, body (N, H, W, C) -> y (N, H, W, C): max(floor, x + scale * body); y may be x or body
    public static void Run(Frame frame, MapView x, MapView body, MapView y, float scale, float floor)
    {
        var rows = new Rows(x, body, y, scale, floor);
        frame.For(ref rows, y.Batch * y.Height);
    }

    // x, body (C) -> y (C): max(floor, x + scale * body); y may be x or body
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddPixel(float* x, float* body, float* y, int channels, float scale, float floor)
    {
        int c = 0;
        TVector scales = TSimd.Broadcast(scale), lowest = TSimd.Broadcast(floor);
        for (; c <= channels - TSimd.Lanes; c += TSimd.Lanes)
            TSimd.Store(y + c, TSimd.AtLeast(lowest, TSimd.MultiplyAdd(scales, TSimd.Load(body + c), TSimd.Load(x + c))));

        // One by one: in place, a vector over channels already done would add twice.
        if (c < channels) AddScaledKernel<SimdScalar, float>.AddPixel(x + c, body + c, y + c, channels - c, scale, floor);
    }

    private readonly struct Rows(MapView x, MapView body, MapView y, float scale, float floor) : IParallelBody
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            long first = (long)item * y.Width;
            for (long pixel = first; pixel < first + y.Width; pixel++)
            {
                AddPixel(
                    x.Data + (pixel * x.PixelStride), body.Data + (pixel * body.PixelStride), y.Data + (pixel * y.PixelStride), y.ChannelCount, scale, floor);
            }
        }
    }
}
