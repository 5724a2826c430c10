using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Planning;

/// <summary>What a stage does, independent of where it stands in the workspace and of which layers it has, so that equal stages are one method.</summary>
/// <param name="Input">The map it reads.</param>
/// <param name="Output">The map it makes.</param>
/// <param name="Maps">Its own maps, with offsets from its scratch base.</param>
/// <param name="ScratchFloats">Floats its own maps take together.</param>
/// <param name="Steps">What it does, in order.</param>
internal sealed record RoutinePlan(
    Shape Input, Shape Output, EquatableArray<MapPlan> Maps, long ScratchFloats, EquatableArray<StepPlan> Steps)
{
    /// <summary>All operations that it runs, in the order in which they run.</summary>
    public IEnumerable<PlannedOperation> Operations => Steps.SelectMany(step => step.Operations);
}
