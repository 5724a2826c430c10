using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Weights.Storage;

/// <summary>Tensors of one model: all of a file, or one dict of a checkpoint that holds several.</summary>
internal sealed class TensorSet
{
    // The rank of names that say nothing.
    private const int NoRank = 100;

    // What training scripts call the dict of the model's weights, the most usual first.
    private static readonly string[] UsualKeys = ["state_dict", "model_state_dict", "model", "net", "network", "module", "weights", "params", "generator", "student"];

    // Weights that training averaged over its steps. They are taken where there are no others.
    private static readonly string[] AverageWords = ["ema", "shadow", "swa", "avg", "average", "averaged", "teacher"];

    private readonly Dictionary<string, StoredTensor> _tensors = new(StringComparer.Ordinal);

    /// <summary>Collects tensors.</summary>
    /// <param name="label">Where they are in the file: "model.state_dict"; empty if they are all of it.</param>
    /// <param name="tensors">They.</param>
    /// <exception cref="InvalidDataException">Two have the same name.</exception>
    public TensorSet(string label, IEnumerable<StoredTensor> tensors)
    {
        Label = label;
        foreach (StoredTensor tensor in tensors)
        {
            if (!_tensors.TryAdd(tensor.Name, tensor)) throw new InvalidDataException($"it has '{tensor.Name}' twice");
        }
    }

    public string Label { get; }

    /// <summary>They, by name.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors => _tensors;

    /// <summary>Whether a tensor of it is called as a layer's.</summary>
    public bool HasLayers => _tensors.Keys.Any(NamePrefix.IsOfLayer);

    // A score or counter that was saved beside the weights has the name of no layer.
    private int LayerTensors => _tensors.Keys.Count(NamePrefix.IsOfLayer);

    /// <summary>The set that is meant if nobody says what is needed: the largest, unless those are averages and the weights themselves are there.</summary>
    public static TensorSet MainOf(IReadOnlyList<TensorSet> sets)
    {
        TensorSet[] largestFirst = [.. sets.OrderByDescending(set => set.LayerTensors).ThenBy(set => Rank(set.Label))];
        TensorSet? plain = Array.Find(largestFirst, set => !IsAverage(set.Label));
        return plain is not null && 2 * plain.LayerTensors >= largestFirst[0].LayerTensors ? plain : largestFirst[0];
    }

    /// <summary>Which of two models that fit equally well is meant: that of the smaller number.</summary>
    /// <param name="path">The label of a set, or what comes before the names of its tensors.</param>
    public static int Rank(string path)
    {
        if (path.Length == 0) return -1;
        if (IsAverage(path)) return NoRank + 1;
        return path.Split('.', '/').Select(key => Array.IndexOf(UsualKeys, key)).Where(index => index >= 0).DefaultIfEmpty(NoRank).Min();
    }

    /// <summary>Whether a path says that what it leads to are averages.</summary>
    public static bool IsAverage(string path) => path.ToLowerInvariant().Split('.', '/', '_', '-').Any(word => AverageWords.Contains(word));
}
