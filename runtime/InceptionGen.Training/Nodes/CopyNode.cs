using InceptionGen.Memory;
using InceptionGen.Training.Kernels;
using InceptionGen.Training.Maps;

namespace InceptionGen.Training.Nodes;

/// <summary>A branch of a concatenation that cannot be written where it belongs, since others read it too.</summary>
internal sealed class CopyNode(MapPlace x, MapPlace y, MapPlace? dy, GradientTarget? dx) : TrainingNode
{
    public override void Forward(StepContext step)
    {
        MapView to = step.View(y);
        PixelRows.Run(step.Kernels, new AddScaled(step.View(x), to, scale: 1, adds: false), to.Batch * to.Height, to.Width);
    }

    public override void Backward(StepContext step)
    {
        if (dx is null) return;
        MapView to = dx.View(step);
        PixelRows.Run(step.Kernels, new AddScaled(step.View(dy!), to, scale: 1, adds: !dx.IsFirst), to.Batch * to.Height, to.Width);
    }
}
