using System;
using System.Collections.Generic;
using InceptionGen.Shipped;

namespace InceptionGen.Benchmarks.Training;

/// <summary>The networks whose training is measured: those that a comparison needs, and all that ship.</summary>
internal static class TrainingCases
{
    private static readonly Dictionary<string, Func<NetworkDescription>> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        ["googlenet_batch_norm"] = () => GoogLeNetBatchNorm.Description,
        ["small_inception"] = () => SmallInception.Description,
        ["transfer"] = () => TransferHead.Description,
        ["transfer_head"] = () => TransferHeadAlone.Description,
    };

    /// <summary>The network of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static NetworkDescription Find(string name) =>
        Own.TryGetValue(name, out Func<NetworkDescription>? own) ? own() : ShippedNetworks.Find(name).Describe();
}
