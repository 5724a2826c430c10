using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen;

namespace Serve.Page.Seeing;

/// <summary>Where in the photo the evidence for each class is: the class activation maps of Zhou et al. (arXiv 1512.04150). They are exact for a network that ends in an
/// average over the whole map and a linear layer, since the logit then is the mean of what the linear layer makes of each pixel.</summary>
/// <param name="Features">The map that is averaged.</param>
/// <param name="Linear">The linear layer that reads the average.</param>
internal sealed record ClassMaps(Tap Features, Tap Linear)
{
    /// <summary>Those of a network; null if its end is another one.</summary>
    public static ClassMaps? Of(NetworkDescription network)
    {
        StageInfo last = network.Stages[network.Logits.Stage];
        if (last.Operations is not [LinearInfo { Activation: Activation.None } linear]) return null;
        OperationInfo? source = SourceOf(network, linear);
        while (source is DropoutInfo or FlattenInfo { Input: { Height: 1, Width: 1 } }) source = SourceOf(network, source);
        if (source is not PoolInfo { Pool: not PoolKind.Max, Output: { Height: 1, Width: 1 } } pool || !IsWhole(pool) || SourceOf(network, pool) is not { } map) return null;

        // Only the output of a row can be read.
        return network.Stages[map.Stage].Operations[^1] == map ? new(network.Taps[map.Stage], network.Logits) : null;
    }

    /// <summary>The maps of some classes, each with H x W values whose mean is the class's logit.</summary>
    /// <param name="session">A session whose last run kept <see cref="Features"/>.</param>
    /// <param name="classes">Places among the network's outputs.</param>
    public IReadOnlyList<float[]> Read(Session session, IReadOnlyList<int> classes)
    {
        float[] features = session.Values(Features).ToArray();
        float[] evidence = new float[Linear.Shape.Channels];
        int channels = Features.Shape.Channels, pixels = Features.Shape.Height * Features.Shape.Width;
        float[][] maps = [.. classes.Select(_ => new float[pixels])];
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            session.RunStage(Linear, features.AsSpan(pixel * channels, channels), evidence);
            for (int i = 0; i < maps.Length; i++) maps[i][pixel] = evidence[classes[i]];
        }

        return maps;
    }

    private static OperationInfo? SourceOf(NetworkDescription network, OperationInfo operation) =>
        operation.Inputs is [>= 0 and int source] ? network.Operations[source] : null;

    private static bool IsWhole(PoolInfo pool) =>
        pool.Pool == PoolKind.AdaptiveAverage || (pool.Window == new Extent(pool.Input.Height, pool.Input.Width) && pool.Padding == default);
}
