using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Generator.Emitting;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Generator.Pipeline;

/// <summary>The feature maps of all networks.</summary>
internal sealed record MapModel(string Namespace, bool IsPublic, EquatableArray<Shape> Maps)
{
    /// <summary>No class has this name, since "-" is not part of one.</summary>
    public const string HintName = "InceptionGen-FeatureMaps.g.cs";

    public static MapModel Of(IReadOnlyCollection<NetworkModel> networks) => new(
        networks.Select(network => network.MapNamespace).FirstOrDefault() ?? "",
        networks.Any(network => network.Spec.IsPublic),
        networks.SelectMany(network => MapsOf(network.Spec)).Distinct()
            .OrderBy(map => map.Height).ThenBy(map => map.Width).ThenBy(map => map.Channels).ToEquatableArray());

    public string Emit(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return MapTypesEmitter.Emit(Namespace, IsPublic, Maps);
    }

    private static IEnumerable<Shape> MapsOf(NetworkSpec network) =>
        network.Stages.SelectMany(stage => new[] { stage.Input, stage.Output }).Append(network.Input);
}
