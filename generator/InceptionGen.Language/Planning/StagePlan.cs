using System;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Planning;

/// <summary>A stage's place in the plan.</summary>
/// <param name="Stage">The row.</param>
/// <param name="Input">The map it reads.</param>
/// <param name="Output">The map it makes; its input if it does nothing at inference.</param>
/// <param name="Routine">Index of what it does; null if it does nothing at inference.</param>
/// <param name="Scratch">Where its routine's own maps start, in floats of a workspace for one image.</param>
internal sealed record StagePlan(
    StageSpec Stage, MapPlan Input, MapPlan Output, int? Routine, long Scratch);
