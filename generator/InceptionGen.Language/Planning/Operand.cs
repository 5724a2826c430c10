using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Planning;

/// <summary>A map, or some channels of it, as a routine sees it.</summary>
/// <param name="Slot">Whose map it is.</param>
/// <param name="Map">Index of the routine's own map; 0 for its input and output.</param>
/// <param name="Shape">What is read or written.</param>
/// <param name="FirstChannel">Where the channels start; null for the whole map.</param>
internal sealed record Operand(MapSlot Slot, int Map, Shape Shape, int? FirstChannel)
{
    /// <summary>The channels [first, first + count) of this.</summary>
    public Operand Channels(int first, int count) => count == Shape.Channels
        ? this
        : this with { Shape = Shape with { Channels = count }, FirstChannel = (FirstChannel ?? 0) + first };
}
