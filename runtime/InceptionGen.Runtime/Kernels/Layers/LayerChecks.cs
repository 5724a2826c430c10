using System;

namespace InceptionGen.Kernels.Layers;

/// <summary>What layers require of the operations that they compute.</summary>
internal static class LayerChecks
{
    /// <exception cref="ArgumentException">The operation makes a map of another shape than it reads.</exception>
    public static void RequireSameShape(OperationInfo info)
    {
        if (info.Input != info.Output) throw Error($"A {info.Name} makes a map of the shape that it reads, not {info.Output} of {info.Input}.");
    }

    /// <exception cref="ArgumentException">The operation makes other channels than it reads.</exception>
    public static void RequireSameChannels(OperationInfo info)
    {
        if (info.Input.Channels != info.Output.Channels) throw Error($"A {info.Name} keeps the channels of its map; it cannot make {info.Output} of {info.Input}.");
    }

    /// <summary>An error in words that do not depend on the culture.</summary>
    public static ArgumentException Error(FormattableString message) => new(FormattableString.Invariant(message));
}
