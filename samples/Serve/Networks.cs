using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen;
using InceptionGen.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Serve;

/// <summary>A network that the sample can serve.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Host">Hosts it under a name.</param>
internal sealed record NetworkChoice(string Name, Func<IServiceCollection, string, Action<InceptionOptions>, InceptionBuilder> Host);

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

    /// <summary>The network of that name, in any case of letters.</summary>
    /// <exception cref="ArgumentsException">There is none.</exception>
    public static NetworkChoice Find(string name) =>
        All.FirstOrDefault(network => network.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentsException($"unknown network '{name}'. The networks are {Names}.");

    private static NetworkChoice Of<TNetwork>(string name)
        where TNetwork : Network, INetwork<TNetwork> => new(name, static (services, model, configure) => services.AddInception<TNetwork>(model, configure));
}
