using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace InceptionGen.Weights.Storage;

/// <summary>What the reader of a format found in a file.</summary>
internal sealed record WeightContents
{
    /// <summary>The tensors, each of another name.</summary>
    public required IReadOnlyList<StoredTensor> Tensors { get; init; }

    /// <summary>The format: "safetensors", "PyTorch", "Keras" or "TensorFlow.js". Whoever recognised it fills it in, unless the reader knows better.</summary>
    public string Format { get; init; } = "";

    /// <summary>Where they are in the file ("state_dict"), if it holds more.</summary>
    public string Label { get; init; } = "";

    /// <summary>Further tensors: other dicts of a checkpoint, which may have the same names.</summary>
    public IReadOnlyList<TensorSet> OtherSets { get; init; } = [];

    /// <summary>Other names of some of them, to their names.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How linear layers number the values of a map they read.</summary>
    public FlattenOrder FlattenOrder { get; init; }

    /// <summary>Reads what the file says of the model's layers, in JSON; null of formats that say nothing of them here.</summary>
    public Func<string?>? ReadModelConfig { get; init; }

    /// <summary>Further files that hold elements.</summary>
    public IReadOnlyList<IDisposable> Files { get; init; } = [];
}
