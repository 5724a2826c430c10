using InceptionGen.Generator.Model;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Planning;

/// <summary>What a stage does, independent of where it stands in the workspace and of which layers it has, so that equal stages are one method.</summary>
/// <param name="Input">The map it reads.</param>
/// <param name="Output">The map it makes.</param>
/// <param name="Maps">Its own maps, with offsets from its scratch base.</param>
/// <param name="ScratchFloats">Floats its own maps take together.</param>
/// <param name="Steps">What it does, in order.</param>
internal sealed record RoutinePlan(
    Shape Input, Shape Output, EquatableArray<MapPlan> Maps, long ScratchFloats, EquatableArray<StepPlan> Steps);

/// <summary>A map, or some channels of it, as a routine sees it.</summary>
/// <param name="Place">Whose map it is.</param>
/// <param name="Map">Index of the routine's own map; 0 for its input and output.</param>
/// <param name="Shape">What is read or written.</param>
/// <param name="FirstChannel">Where the channels start; null for the whole map.</param>
internal sealed record Operand(Place Place, int Map, Shape Shape, int? FirstChannel)
{
    /// <summary>The channels [first, first + count) of this.</summary>
    public Operand Channels(int first, int count) => count == Shape.Channels
        ? this
        : this with { Shape = Shape with { Channels = count }, FirstChannel = (FirstChannel ?? 0) + first };
}

internal enum Place
{
    /// <summary>What the routine reads.</summary>
    Input,

    /// <summary>What the routine makes.</summary>
    Output,

    /// <summary>One of the routine's own maps.</summary>
    Scratch,
}

/// <summary>A call of the runtime.</summary>
internal abstract record StepPlan(Operand X, Operand Y);

/// <param name="Layer">Index among the stage's layers.</param>
/// <param name="Kernel">Its kernel.</param>
/// <param name="Column">Where it stands in the table; empty if it is the row.</param>
internal sealed record ConvolveStep(Operand X, Operand Y, int Layer, Extent Kernel, string Column) : StepPlan(X, Y);

internal sealed record PoolStep(
    Operand X, Operand Y, PoolKind Kind, Extent Window, Extent Stride, Padding Padding, bool CountsPadding) : StepPlan(X, Y);

internal sealed record LocalResponseNormStep(Operand X, Operand Y, int Size, string Alpha, string Beta, string K) : StepPlan(X, Y);

internal sealed record SoftmaxStep(Operand X, Operand Y) : StepPlan(X, Y);

internal sealed record FlattenStep(Operand X, Operand Y) : StepPlan(X, Y);

internal sealed record CopyStep(Operand X, Operand Y) : StepPlan(X, Y);

/// <param name="Body">What is scaled and added to <paramref name="X"/>.</param>
internal sealed record AddScaledStep(Operand X, Operand Body, Operand Y, string Scale, Activation Activation) : StepPlan(X, Y);
