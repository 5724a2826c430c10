using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Memory;
using InceptionGen.Training.Kernels;
using InceptionGen.Training.Maps;

namespace InceptionGen.Training.Nodes;

/// <summary>A pool.</summary>
internal sealed class PoolNode(PoolInfo pool, MapPlace x, MapPlace y, MapPlace dy, GradientTarget dx) : TrainingNode
{
    private readonly Layer _layer = KernelSet.Best.Plain(pool)!;

    public override long ScratchFloats(int batch) => _layer.ScratchFloats(batch);

    public override void Forward(StepContext step) => _layer.Run(step.Kernels, step.View(x), step.View(y));

    public override void Backward(StepContext step)
    {
        MapView input = step.View(x), output = step.View(y), gradient = step.View(dy), target = dx.View(step);
        var windows = new SlidingWindows(input, pool.Window, pool.Stride, pool.Padding, pool.CountsPadding);
        if (pool.Pool == PoolKind.Max)
            TrainingKernels.Best.MaxGradient(step.Kernels, input, output, target, gradient, windows, adds: !dx.IsFirst);
        else if (pool.Pool == PoolKind.Average)
            TrainingKernels.Best.AverageGradient(step.Kernels, target, gradient, windows, adds: !dx.IsFirst);
        else
            TrainingKernels.Best.AverageGradient(step.Kernels, target, gradient, new DividedWindows(input, output), adds: !dx.IsFirst);
    }
}
