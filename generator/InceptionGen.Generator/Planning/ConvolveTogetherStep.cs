using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Generator.Planning;

/// <summary>Convolutions that read one map, as one product.</summary>
internal sealed record ConvolveTogetherStep(Operand X, EquatableArray<ConvolveStep> Parts) : StepPlan(X, Parts[0].Y)
{
    public override EquatableArray<Operand> Writes => Parts.Select(part => part.Y).ToEquatableArray();

    public override EquatableArray<LayerPlan> Layers => Parts.Select(part => part.Layer).ToEquatableArray();
}
