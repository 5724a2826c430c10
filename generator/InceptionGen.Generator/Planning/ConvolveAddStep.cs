using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Generator.Planning;

/// <summary>A convolution that is scaled and added to another map.</summary>
/// <param name="Added">The other map.</param>
internal sealed record ConvolveAddStep(Operand X, Operand Added, Operand Y, LayerPlan Layer, string Scale, Activation Activation) : StepPlan(X, Y)
{
    public override EquatableArray<Operand> Reads => EquatableArray.Of(X, Added);

    public override EquatableArray<LayerPlan> Layers => EquatableArray.Of(Layer);
}
