using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Weights.PyTorch;

/// <summary>The tensors of a model among what a checkpoint holds: the state dict itself, or a dict that keeps it under one of the usual keys.</summary>
internal static class StateDict
{
    // What torch.nn.DataParallel puts before every name.
    private const string ParallelPrefix = "module.";

    private static readonly string[] UsualKeys = ["state_dict", "model_state_dict", "model", "net"];

    /// <summary>Finds the tensors by name.</summary>
    /// <exception cref="InvalidDataException">There is no state dict, or a tensor is not all in the file.</exception>
    public static IReadOnlyList<StoredTensor> Read(object? root, StorageFile file)
    {
        if (root is not PickleDictionary dictionary) throw new InvalidDataException("it holds no dict of tensors; save model.state_dict()");
        Dictionary<string, StoredTensor> tensors = new(StringComparer.Ordinal);
        foreach ((string name, TorchTensor tensor) in Tensors(FindModel(dictionary)))
        {
            string shortName = name.StartsWith(ParallelPrefix, StringComparison.Ordinal) ? name[ParallelPrefix.Length..] : name;
            if (!tensors.TryAdd(shortName, file.Find(shortName, tensor))) throw new InvalidDataException($"it has '{shortName}' twice");
        }

        return [.. tensors.Values];
    }

    private static PickleDictionary FindModel(PickleDictionary root)
    {
        if (Tensors(root).Any()) return root;
        foreach (string key in UsualKeys)
        {
            if (root.Items.Find(item => item.Key as string == key).Value is PickleDictionary inner && Tensors(inner).Any()) return inner;
        }

        IEnumerable<string> keys = root.Items.Select(item => item.Key).OfType<string>().Take(10);
        throw new InvalidDataException($"it holds no tensors under {string.Join(", ", UsualKeys)}, but '{string.Join("', '", keys)}'; save model.state_dict()");
    }

    private static IEnumerable<(string Name, TorchTensor Tensor)> Tensors(PickleDictionary dictionary)
    {
        foreach ((object? key, object? value) in dictionary.Items)
        {
            if (key is string name && value is TorchTensor tensor) yield return (name, tensor);
        }
    }
}
