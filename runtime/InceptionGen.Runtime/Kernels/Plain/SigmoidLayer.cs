using System;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Plain;

/// <summary>1 / (1 + exp(-x)) of every value.</summary>
internal sealed unsafe class SigmoidLayer<TSimd, TVector> : Layer
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    /// <exception cref="ArgumentException">Its maps differ in shape.</exception>
    public SigmoidLayer(SigmoidInfo info)
    {
        LayerChecks.RequireSameShape(info);
        Info = info;
    }

    public override SigmoidInfo Info { get; }

    // input (N, H, W, C) -> output (N, H, W, C), which may be the input
    internal override void Run(KernelContext context, MapView x, MapView y)
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
                Curve.Sigmoid<TSimd, TVector>(x.Data + (pixel * x.PixelStride), y.Data + (pixel * y.PixelStride), y.ChannelCount);
        }
    }
}
