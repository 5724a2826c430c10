using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen;
using InceptionGen.Training;

namespace Train;

/// <summary>A network that the sample can train. Each class is generated from a table in this project; a line here makes it known to the command line.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Describe">What its table says.</param>
/// <param name="Train">Trains it.</param>
internal sealed record NetworkChoice(string Name, Func<NetworkDescription> Describe, Action<TrainingJob> Train)
{
    /// <summary>All of them: first the sample's own, which are for its digits and for Fashion-MNIST.</summary>
    public static IReadOnlyList<NetworkChoice> All { get; } =
    [
        Of<DigitInception>("digits"),
        Of<FashionInception>("fashion"),
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
    public static string Names => string.Join(", ", All.Select(choice => choice.Name));

    /// <summary>The network of that name, in any case of letters.</summary>
    /// <exception cref="TrainingDataException">There is none.</exception>
    public static NetworkChoice Find(string name) =>
        All.FirstOrDefault(choice => choice.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new TrainingDataException($"There is no network '{name}'. The networks are {Names}.");

    private static NetworkChoice Of<TNetwork>(string name)
        where TNetwork : Network, INetwork<TNetwork> => new(name, () => TNetwork.Description, job => job.Run<TNetwork>());
}
