using System;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Planning;

/// <summary>Stages that run in sequence.</summary>
/// <param name="Stages">Their indices, in the order in which they run.</param>
/// <param name="WantedBy">The block runs only if somebody wants one of these stages; empty if the output needs it.</param>
internal sealed record BlockPlan(EquatableArray<int> Stages, EquatableArray<StageRange> WantedBy);
