using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen;

namespace Classify;

/// <summary>A network the sample can run.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Describe">What its table says.</param>
/// <param name="Load">Makes it from weights.</param>
internal sealed record NetworkChoice(string Name, Func<NetworkDescription> Describe, Func<IWeightSource, LoadOptions?, Network> Load)
{
    /// <summary>The same network with other classifiers on top.</summary>
    public IReadOnlyList<NetworkChoice> OtherHeads { get; init; } = [];

    /// <summary>The one of these whose tensors a file has; this one if it has those of none.</summary>
    /// <exception cref="WeightException">The file cannot be read.</exception>
    public NetworkChoice FittedTo(string path)
    {
        if (OtherHeads.Count == 0) return this;
        using WeightFile file = WeightFile.Open(path);
        return OtherHeads.Prepend(this).FirstOrDefault(choice => choice.Fits(file)) ?? this;
    }

    private bool Fits(WeightFile file) => Describe().Tensors
        .All(tensor => file.Find(tensor.Name) is { } name && file.Tensors[name] == tensor.Shape);
}

/// <summary>The networks the sample can run. Each class is generated from a table in this project; a line here makes it known to the command line.</summary>
internal static class Networks
{
    private static NetworkChoice Nsfwjs => new("inception_v3_nsfwjs", () => InceptionV3Nsfwjs.Description, InceptionV3Nsfwjs.Load);

    public static IReadOnlyList<NetworkChoice> All { get; } =
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
        new("inception_v3_keras", () => InceptionV3Keras.Description, InceptionV3Keras.Load) { OtherHeads = [Nsfwjs] },
        Nsfwjs,
        new("inception_v4", () => InceptionV4.Description, InceptionV4.Load),
        new("inception_v4_paper", () => InceptionV4Paper.Description, InceptionV4Paper.Load),
        new("inception_resnet_v1", () => InceptionResNetV1.Description, InceptionResNetV1.Load),
        new("inception_resnet_v2", () => InceptionResNetV2.Description, InceptionResNetV2.Load),
        new("inception_resnet_v2_paper", () => InceptionResNetV2Paper.Description, InceptionResNetV2Paper.Load),
        new("inception_resnet_v2_keras", () => InceptionResNetV2Keras.Description, InceptionResNetV2Keras.Load),
        new("alexnet", () => AlexNet.Description, AlexNet.Load),
        new("vgg16", () => Vgg16.Description, Vgg16.Load),
    ];

    /// <summary>The network of that name.</summary>
    /// <exception cref="ArgumentsException">There is none.</exception>
    public static NetworkChoice Find(string name) =>
        All.FirstOrDefault(network => network.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentsException(
            $"unknown network '{name}'{Suggestion.For(name, All.Select(network => network.Name))}; the networks are {string.Join(", ", All.Select(network => network.Name))}.");
}
