using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Weights.Safetensors;

namespace InceptionGen.Training.Checkpoints;

/// <summary>The weights in a checkpoint, of frozen rows too, by the table's names.</summary>
/// <param name="file">The checkpoint.</param>
/// <param name="path">Its path.</param>
internal sealed class CheckpointWeights(CheckpointFile file, string path) : IWeightSource
{
    public string Description => path;

    public IReadOnlyDictionary<string, TensorShape> Tensors { get; } = file.Tensors
        .Where(tensor => !tensor.Key.StartsWith(TrainingTensors.Prefix, StringComparison.Ordinal))
        .ToDictionary(StringComparer.Ordinal);

    public void Read(string name, Span<float> destination) => file.Read(name, first: 0, destination);
}
