using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Weights.TensorFlowJs;

/// <summary>The shards that a model lists. Each lies in the model's folder and is listed once; a list is short, but may say anything.</summary>
/// <param name="folder">The model's folder.</param>
internal sealed class ShardPaths(string folder)
{
    // Converters cut a model into pieces of 4 MB. Each is a file that stays open.
    private const int MostShards = 2000;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The path of a shard.</summary>
    /// <param name="name">What the model calls it.</param>
    /// <exception cref="InvalidDataException">It is outside the folder, was listed before, or is one too many.</exception>
    public string Add(string name)
    {
        // The file may come from anywhere; what lies elsewhere on this machine is not its business.
        if (name.Length == 0 || Path.IsPathRooted(name) || name.Split('/', '\\').Contains(".."))
            throw new InvalidDataException($"its shard '{name}' is not in its folder");
        if (_names.Count == MostShards) throw new InvalidDataException(FormattableString.Invariant($"it lists more than {MostShards} shards"));
        return _names.Add(name) ? Path.Combine(folder, name) : throw new InvalidDataException($"it lists its shard '{name}' twice");
    }
}
