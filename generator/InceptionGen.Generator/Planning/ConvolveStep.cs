using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Generator.Planning;

internal sealed record ConvolveStep(Operand X, Operand Y, LayerPlan Layer) : StepPlan(X, Y)
{
    public override EquatableArray<LayerPlan> Layers => EquatableArray.Of(Layer);
}
