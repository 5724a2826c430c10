using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Products;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Kernels;

/// <summary>A map into a slice of another.</summary>
internal static unsafe class CopyKernel<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    // input (N, H, W, C) -> output (N, H, W, C)
    public static void Run(KernelContext context, MapView x, MapView y)
    {
        var rows = new Rows(x, y);
        context.For(ref rows, y.Batch * y.Height);
    }

    private readonly struct Rows(MapView x, MapView y) : IParallelBody
    {
        public void Run(int item, int thread)
        {
            long first = (long)item * y.Width;
            for (long pixel = first; pixel < first + y.Width; pixel++)
                VectorCopy<TSimd, TVector>.Run(x.Data + (pixel * x.PixelStride), y.Data + (pixel * y.PixelStride), y.ChannelCount);
        }
    }
}
