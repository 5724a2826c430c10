using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Tool.Importing;
using InceptionGen.Tool.Importing.Keras;
using InceptionGen.Tool.Importing.Lowering;
using InceptionGen.Tool.Importing.Naming;

namespace InceptionGen.Tool.Commands;

/// <summary>The names table of a described network that goes with a file of weights.</summary>
/// <param name="Names">The names table; null if a layer has no name in it.</param>
/// <param name="Match">How a file fits it; null where no file was looked at.</param>
/// <param name="Unsayable">What no names table can say of the layers.</param>
internal sealed record NamesChoice(ImportedNames? Names, WeightMatch? Match, IReadOnlyList<Unsayable> Unsayable)
{
    private static readonly LoadOptions WithSurplus = new() { IgnoreSurplus = true };

    /// <summary>Names layers as the description does, or by their order.</summary>
    /// <param name="network">The network.</param>
    /// <param name="model">Its layers.</param>
    /// <param name="file">What messages and the names table call the description.</param>
    /// <param name="isByOrder">Whether layers go by their place in the file.</param>
    public static NamesChoice Of(ImportedNetwork network, KerasModel model, string file, bool isByOrder, CancellationToken cancellation) => Of(network, model, file, isByOrder, weights: null, cancellation);

    /// <summary>The names by which a file has all of the network's tensors: those of the layers, or else their order; where it has them by neither, the first.</summary>
    /// <param name="weights">The file.</param>
    public static NamesChoice Of(ImportedNetwork network, KerasModel model, string file, WeightFile weights, CancellationToken cancellation)
    {
        NamesChoice named = Of(network, model, file, isByOrder: false, weights, cancellation);
        if (named is { Names: null } or { Match.IsComplete: true }) return named;
        NamesChoice ordered = Of(network, model, file, isByOrder: true, weights, cancellation);
        return ordered.Match is { IsComplete: true } ? ordered : named;
    }

    private static NamesChoice Of(ImportedNetwork network, KerasModel model, string file, bool isByOrder, WeightFile? weights, CancellationToken cancellation)
    {
        var places = new KerasPlaces(model);
        string note = isByOrder ? "layers go by their place among those of their kind, in the order of the file, whatever they are called" : "";
        var names = ImportedNames.Of(network, $"the layers of {file}", note, NameOf, out IReadOnlyList<Unsayable> unsayable, cancellation);
        return new NamesChoice(names, names is null || weights is null ? null : WeightMatch.Of(names.ReadAs, weights, WithSurplus), unsayable);

        string? NameOf(string layer)
        {
            if (isByOrder) return places.ByOrder(layer);
            IReadOnlyList<string> all = places.Names(layer);
            return weights is null ? all[0] : all.FirstOrDefault(name => HasLayer(weights, name)) ?? all[0];
        }
    }

    private static bool HasLayer(WeightFile weights, string name) => weights.Find(KerasTensors.Name(name, KerasTensors.Kernel)) is not null || weights.Find(KerasTensors.Name(name, KerasTensors.Beta)) is not null;
}
