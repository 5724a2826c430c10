using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;
using InceptionGen.Memory;
using InceptionGen.Training.Kernels;
using InceptionGen.Training.Maps;

namespace InceptionGen.Training.Nodes;

/// <summary>Local response normalisation.</summary>
internal sealed class LocalResponseNormNode(LocalResponseNormInfo norm, MapPlace x, MapPlace y, MapPlace dy, GradientTarget dx) : TrainingNode
{
    private readonly Layer _layer = KernelSet.Best.Plain(norm)!;

    public override void Forward(StepContext step) => _layer.Run(step.Kernels, step.View(x), step.View(y));

    public override void Backward(StepContext step)
    {
        MapView target = dx.View(step);
        var row = new LocalResponseNormGradient(step.View(x), target, step.View(dy), norm, adds: !dx.IsFirst);
        PixelRows.Run(step.Kernels, row, target.Batch * target.Height, target.Width);
    }
}
