using InceptionGen.Kernels;
using InceptionGen.Kernels.Plain;
using InceptionGen.Memory;
using InceptionGen.Training.Kernels;
using InceptionGen.Training.Maps;

namespace InceptionGen.Training.Nodes;

/// <summary>The end of a residual module, y = activation(x + scale * body): both get the gradient, the body the scaled one.</summary>
internal sealed unsafe class ResidualNode(ResidualInfo residual, MapPlace x, MapPlace body, MapPlace y, MapPlace dy, GradientTarget? dx, GradientTarget? dBody) : TrainingNode
{
    private readonly ResidualLayer _layer = (ResidualLayer)KernelSet.Best.Plain(residual)!;

    public override void Forward(StepContext step) => _layer.Run(step.Kernels, step.View(x), step.View(body), step.View(y));

    public override void Backward(StepContext step)
    {
        MapView gradient = step.View(dy);
        if (residual.Activation != Activation.None)
            ThroughActivation.Run(step.Kernels, gradient, step.View(y), residual.Activation);
        Give(step, gradient, dx, scale: 1);
        Give(step, gradient, dBody, residual.Scale);
    }

    private static void Give(StepContext step, MapView gradient, GradientTarget? target, float scale)
    {
        if (target is null) return;
        PixelRows.Run(step.Kernels, new AddScaled(gradient, target.View(step), scale, adds: !target.IsFirst), gradient.Batch * gradient.Height, gradient.Width);
    }
}
