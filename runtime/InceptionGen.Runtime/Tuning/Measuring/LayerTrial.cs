using System;
using System.Diagnostics;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Memory;

namespace InceptionGen.Tuning.Measuring;

/// <summary>A layer that notes the least time it took. Layers that are computed as one product share its time by their multiply-adds.</summary>
internal class LayerTrial : ConvolutionLayer
{
    private readonly ConvolutionLayer _layer;

    private LayerTrial(ConvolutionLayer layer)
        : base(layer.Info) => _layer = layer;

    /// <summary>The trial of a layer.</summary>
    public static LayerTrial Of(ConvolutionLayer layer) => layer is IEndsInPool convolution ? new BeforePool(layer, convolution.Epilogue) : new LayerTrial(layer);

    /// <summary>Ticks of <see cref="Stopwatch"/> of the fastest run so far.</summary>
    public double LeastTicks { get; private set; } = double.MaxValue;

    internal override long WeightBytes => _layer.WeightBytes;

    internal override long ScratchFloats(int batch) => _layer.ScratchFloats(batch);

    internal override void Run(KernelContext context, MapView x, MapView y, Residual residual)
    {
        long start = Stopwatch.GetTimestamp();
        _layer.Run(context, x, y, residual);
        Note(Stopwatch.GetTimestamp() - start);
    }

    internal override void RunTogether(KernelContext context, ReadOnlySpan<Layer> layers, MapView x, ReadOnlySpan<MapView> ys)
    {
        Layer[] own = new Layer[layers.Length];
        long multiplyAdds = 0;
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = layers[i] is LayerTrial trial ? trial._layer : layers[i];
            multiplyAdds += layers[i].Info.MultiplyAdds;
        }

        long start = Stopwatch.GetTimestamp();
        _layer.RunTogether(context, own, x, ys);
        double ticks = Stopwatch.GetTimestamp() - start;
        foreach (Layer other in layers) (other as LayerTrial)?.Note(ticks * other.Info.MultiplyAdds / multiplyAdds);
    }

    private void Note(double ticks) => LeastTicks = Math.Min(LeastTicks, ticks);

    // The pool that follows asks its convolution for what becomes of the sums.
    private sealed class BeforePool(ConvolutionLayer layer, Epilogue epilogue) : LayerTrial(layer), IEndsInPool
    {
        public Epilogue Epilogue => epilogue;
    }
}
