using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Generator.Planning;

/// <summary>What a stage does, independent of where it stands in the workspace and of which layers it has, so that equal stages are one method.</summary>
/// <param name="Input">The map it reads.</param>
/// <param name="Output">The map it makes.</param>
/// <param name="Maps">Its own maps, with offsets from its scratch base.</param>
/// <param name="ScratchFloats">Floats its own maps take together.</param>
/// <param name="Steps">What it does, in order.</param>
internal sealed record RoutinePlan(
    Shape Input, Shape Output, EquatableArray<MapPlan> Maps, long ScratchFloats, EquatableArray<StepPlan> Steps)
{
    /// <summary>All its layers, in the order in which they run.</summary>
    public IEnumerable<LayerPlan> Layers => Steps.SelectMany(step => step.Layers);
}

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
