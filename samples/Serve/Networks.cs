using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen;
using InceptionGen.Compilation;
using InceptionGen.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Serve;

/// <summary>A network that the sample can serve.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Host">Hosts it under a name.</param>
/// <param name="Table">Its table's path; null for those that come with the sample.</param>
internal sealed record NetworkChoice(string Name, Func<IServiceCollection, string, Action<InceptionOptions>, InceptionBuilder> Host, string? Table = null);

/// <summary>The networks that the sample can serve. Each class is generated from a table in this project; a line here makes it known to the command line.</summary>
internal static class Networks
{
    public static IReadOnlyList<NetworkChoice> All { get; } =
    [
        Of<GoogLeNet>("googlenet"),
        Of<GoogLeNetTorchvision>("googlenet_torchvision"),
        Of<BNInception>("bn_inception"),
        Of<BNInceptionSlim>("bn_inception_slim"),
        Of<InceptionV2>("inception_v2"),
        Of<InceptionV2At299>("inception_v2_299"),
        Of<InceptionV2At151>("inception_v2_151"),
        Of<InceptionV2At79>("inception_v2_79"),
        Of<InceptionV3>("inception_v3"),
        Of<InceptionV3Keras>("inception_v3_keras"),
        Of<InceptionV3Nsfwjs>("inception_v3_nsfwjs"),
        Of<InceptionV4>("inception_v4"),
        Of<InceptionV4Paper>("inception_v4_paper"),
        Of<InceptionResNetV1>("inception_resnet_v1"),
        Of<InceptionResNetV2>("inception_resnet_v2"),
        Of<InceptionResNetV2Paper>("inception_resnet_v2_paper"),
        Of<InceptionResNetV2Keras>("inception_resnet_v2_keras"),
        Of<AlexNet>("alexnet"),
        Of<Vgg16>("vgg16"),
    ];

    /// <summary>Their names.</summary>
    public static string Names => string.Join(", ", All.Select(network => network.Name));

    /// <summary>The network of that name, in any case of letters, or that of a table.</summary>
    /// <exception cref="ArgumentsException">No network has that name.</exception>
    public static NetworkChoice Find(string name) =>
        All.FirstOrDefault(network => network.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? (IsTable(name) ? OfTable(name) : throw new ArgumentsException($"unknown network '{name}'. Name a table (.csv, .json), or one of {Names}."));

    /// <summary>Whether it is the path of a table.</summary>
    public static bool IsTable(string name) => Path.GetExtension(name).ToLowerInvariant() is ".csv" or ".json";

    // A table is read when it is hosted: without a compiler, so that native code does it too.
    private static NetworkChoice OfTable(string path) => new(Path.GetFileNameWithoutExtension(path), (services, model, configure) =>
    {
        var table = CompiledTable.Read(path, others: Path.Combine(AppContext.BaseDirectory, "tables"));
        return services.AddInception(model, table.Description, table.Load, configure);
    }, path);

    private static NetworkChoice Of<TNetwork>(string name)
        where TNetwork : Network, INetwork<TNetwork> => new(name, static (services, model, configure) => services.AddInception<TNetwork>(model, configure));
}
