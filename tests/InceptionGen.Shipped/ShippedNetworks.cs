using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Shipped;

/// <summary>The networks whose tables ship with the package, by the tables' names.</summary>
public static class ShippedNetworks
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ShippedNetwork> All { get; } =
    [
        new("googlenet", () => GoogLeNet.Description, GoogLeNet.Load),
        new("googlenet_torchvision", () => GoogLeNetTorchvision.Description, GoogLeNetTorchvision.Load),
        new("bn_inception", () => BNInception.Description, BNInception.Load),
        new("bn_inception_slim", () => BNInceptionSlim.Description, BNInceptionSlim.Load),
        new("inception_v2", () => InceptionV2.Description, InceptionV2.Load),
        new("inception_v2_299", () => InceptionV2At299.Description, InceptionV2At299.Load),
        new("inception_v2_151", () => InceptionV2At151.Description, InceptionV2At151.Load),
        new("inception_v2_79", () => InceptionV2At79.Description, InceptionV2At79.Load),
        new("inception_v3", () => InceptionV3.Description, InceptionV3.Load),
        new("inception_v3_keras", () => InceptionV3Keras.Description, InceptionV3Keras.Load),
        new("inception_v3_nsfwjs", () => InceptionV3Nsfwjs.Description, InceptionV3Nsfwjs.Load),
        new("inception_v4", () => InceptionV4.Description, InceptionV4.Load),
        new("inception_v4_paper", () => InceptionV4Paper.Description, InceptionV4Paper.Load),
        new("inception_resnet_v1", () => InceptionResNetV1.Description, InceptionResNetV1.Load),
        new("inception_resnet_v2", () => InceptionResNetV2.Description, InceptionResNetV2.Load),
        new("inception_resnet_v2_paper", () => InceptionResNetV2Paper.Description, InceptionResNetV2Paper.Load),
        new("inception_resnet_v2_keras", () => InceptionResNetV2Keras.Description, InceptionResNetV2Keras.Load),
        new("alexnet", () => AlexNet.Description, AlexNet.Load),
        new("vgg16", () => Vgg16.Description, Vgg16.Load),
    ];

    /// <summary>The network of that name, in any case of letters.</summary>
    /// <exception cref="ArgumentException">No table is called so.</exception>
    public static ShippedNetwork Find(string name) =>
        All.FirstOrDefault(network => network.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"No shipped network is called '{name}'. Use one of these: {string.Join(", ", All.Select(network => network.Name))}.", nameof(name));
}
