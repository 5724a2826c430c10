using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Generator.Planning;

/// <summary>A call of the runtime.</summary>
/// <param name="X">What it reads.</param>
/// <param name="Y">What it writes; the first map if there are several.</param>
internal abstract record StepPlan(Operand X, Operand Y)
{
    /// <summary>All it reads.</summary>
    public virtual EquatableArray<Operand> Reads => EquatableArray.Of(X);

    /// <summary>All it writes.</summary>
    public virtual EquatableArray<Operand> Writes => EquatableArray.Of(Y);

    /// <summary>The layers it runs.</summary>
    public virtual EquatableArray<LayerPlan> Layers => EquatableArray<LayerPlan>.Empty;
}

/// <summary>A convolution or linear layer.</summary>
/// <param name="Layer">Index among the stage's layers.</param>
/// <param name="Convolution">What it is; its tensors' names are left out, since equal stages differ in them.</param>
/// <param name="IsBeforePool">Whether it is computed before the average pool that it reads.</param>
internal sealed record LayerPlan(int Layer, ConvolutionSpec Convolution, bool IsBeforePool);

internal sealed record ConvolveStep(Operand X, Operand Y, LayerPlan Layer) : StepPlan(X, Y)
{
    public override EquatableArray<LayerPlan> Layers => EquatableArray.Of(Layer);
}

/// <summary>Convolutions that read one map, as one product.</summary>
internal sealed record ConvolveTogetherStep(Operand X, EquatableArray<ConvolveStep> Parts) : StepPlan(X, Parts[0].Y)
{
    public override EquatableArray<Operand> Writes => Parts.Select(part => part.Y).ToEquatableArray();

    public override EquatableArray<LayerPlan> Layers => Parts.Select(part => part.Layer).ToEquatableArray();
}

/// <summary>A convolution that is scaled and added to another map.</summary>
/// <param name="Added">The other map.</param>
internal sealed record ConvolveAddStep(Operand X, Operand Added, Operand Y, LayerPlan Layer, string Scale, Activation Activation) : StepPlan(X, Y)
{
    public override EquatableArray<Operand> Reads => EquatableArray.Of(X, Added);

    public override EquatableArray<LayerPlan> Layers => EquatableArray.Of(Layer);
}

/// <param name="Ends">The convolution computed before the pool whose bias and activation it adds; null if there is none.</param>
internal sealed record PoolStep(Operand X, Operand Y, PoolSpec Pool, int? Ends) : StepPlan(X, Y);

internal sealed record LocalResponseNormStep(Operand X, Operand Y, int Size, string Alpha, string Beta, string K) : StepPlan(X, Y);

internal sealed record SoftmaxStep(Operand X, Operand Y) : StepPlan(X, Y);

internal sealed record FlattenStep(Operand X, Operand Y) : StepPlan(X, Y);

internal sealed record CopyStep(Operand X, Operand Y) : StepPlan(X, Y);

/// <param name="Body">What is scaled and added to <paramref name="X"/>.</param>
internal sealed record AddScaledStep(Operand X, Operand Body, Operand Y, string Scale, Activation Activation) : StepPlan(X, Y)
{
    public override EquatableArray<Operand> Reads => EquatableArray.Of(X, Body);
}
