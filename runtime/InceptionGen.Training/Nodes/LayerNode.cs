using InceptionGen.Kernels.Layers;
using InceptionGen.Training.Maps;

namespace InceptionGen.Training.Nodes;

/// <summary>An operation below everything that is trained: inference's own layer, batch norm folded into its weights. Nobody asks for its gradient.</summary>
internal sealed class LayerNode(Layer layer, MapPlace x, MapPlace y) : TrainingNode
{
    public override long ScratchFloats(int batch) => layer.ScratchFloats(batch);

    public override void Forward(StepContext step) => layer.Run(step.Kernels, step.View(x), step.View(y));

    public override void Backward(StepContext step)
    {
    }
}
