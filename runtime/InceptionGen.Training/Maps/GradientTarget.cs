using InceptionGen.Memory;

namespace InceptionGen.Training.Maps;

/// <summary>The gradient of a map that a node adds to. The first of the map's readers to come, which is its last in the table, stores instead.</summary>
/// <param name="Place">The gradient.</param>
/// <param name="IsFirst">Whether nothing was stored yet.</param>
internal sealed record GradientTarget(MapPlace Place, bool IsFirst)
{
    /// <summary>The gradient of this step's images.</summary>
    public MapView View(StepContext step) => step.View(Place);
}
