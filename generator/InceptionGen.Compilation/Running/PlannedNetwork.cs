using InceptionGen.Execution;
using InceptionGen.Language.Planning;

namespace InceptionGen.Compilation.Running;

/// <summary>A network that runs by its plan, where a generated class has code: the same operations on the same maps, and so the same numbers.</summary>
internal sealed class PlannedNetwork : Network
{
    private readonly NetworkPlan _plan;

    private PlannedNetwork(NetworkPlan plan, NetworkDescription description, LayerSet layers)
        : base(description, layers) => _plan = plan;

    /// <inheritdoc cref="INetwork{TSelf}.Load"/>
    public static PlannedNetwork Load(NetworkPlan plan, NetworkDescription description, IWeightSource weights, LoadOptions? options) =>
        new(plan, description, LayerSet.Load(description, weights, options));

    /// <inheritdoc/>
    public override Session CreateSession(SessionOptions? options = null) => new PlannedSession(this, _plan, options);
}
