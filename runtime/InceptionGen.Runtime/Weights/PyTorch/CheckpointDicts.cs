using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.PyTorch;

/// <summary>Finds the dicts of tensors in what a checkpoint holds: the state dict itself, one under any key at any depth, averages beside it, and the modules of a model
/// that was pickled whole.</summary>
internal sealed class CheckpointDicts
{
    // Trainers nest three deep. Deeper chains are made to be followed without end.
    private const int MostLevels = 16;

    private readonly StorageFile _file;
    private readonly PickleBudget _budget;
    private readonly Queue<(object Value, DictPath Path)> _open = new();
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly List<TensorSet> _sets = [];
    private int _tensors;
    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);

    private CheckpointDicts(StorageFile file, PickleBudget budget) => (_file, _budget) = (file, budget);

    /// <summary>Finds them; one at least.</summary>
    /// <param name="root">What the pickle made.</param>
    /// <param name="file">Where the tensors' elements are.</param>
    /// <param name="budget">What may be visited.</param>
    /// <exception cref="InvalidDataException">There is none, or a tensor is not all in the file.</exception>
    public static IReadOnlyList<TensorSet> Find(object? root, StorageFile file, PickleBudget budget)
    {
        CheckpointDicts dicts = new(file, budget);
        dicts.Visit(root, DictPath.Root);
        while (dicts._open.TryDequeue(out (object Value, DictPath Path) next)) dicts.Search(next.Value, next.Path);
        return dicts._sets is [] ? throw new InvalidDataException($"it holds no dict of tensors{dicts.WhatElse(root)}; save model.state_dict()") : dicts._sets;
    }

    private void Visit(object? value, DictPath path)
    {
        if (value is null or string or TorchTensor || path.Level > MostLevels) return;
        if (value is (PickleDictionary or PickleObject or List<object?> or object?[]) && _seen.Add(value)) _open.Enqueue((value, path));
    }

    private void Search(object value, DictPath path)
    {
        switch (value)
        {
            case PickleDictionary dictionary:
                SearchDictionary(dictionary, path);
                break;
            case PickleObject module when ModuleTensors.IsModule(module):
                AddSet(path, ModuleTensors.Of(module, _budget));
                break;
            case PickleObject made:
                _unknown.Add(made.Made.Name);
                Visit(made.State, path);
                Visit(made.Items, path);
                Visit(made.Elements, path);
                Visit(made.Arguments, path);
                break;
            case IReadOnlyList<object?> list:
                _budget.Take(list.Count);
                for (int i = 0; i < list.Count; i++) Visit(list[i], path.To(i));
                break;
        }
    }

    private void SearchDictionary(PickleDictionary dictionary, DictPath path)
    {
        _budget.Take(dictionary.Items.Count);
        AddSet(path, dictionary.Items.Where(item => item is { Key: string, Value: TorchTensor }).Select(item => ((string)item.Key!, (TorchTensor)item.Value!)));
        foreach ((object? key, object? value) in dictionary.Items) Visit(value, path.To(key));
    }

    private void AddSet(DictPath path, IEnumerable<(string Name, TorchTensor Tensor)> tensors)
    {
        StoredTensor[] stored = [.. tensors.Take(StoredTensor.MostTensors + 1).Select(tensor => Stored(tensor.Name, tensor.Tensor))];
        StoredTensor.RequireFew(_tensors += stored.Length);
        if (stored.Length > 0) _sets.Add(new(path.ToString(), stored));
    }

    private StoredTensor Stored(string name, TorchTensor tensor)
    {
        // A name is compared and a shape copied wherever the tensor is referred to, which takes a few bytes.
        _budget.Take(name.Length + tensor.Size.Count);
        return _file.Find(name, tensor);
    }

    private string WhatElse(object? root)
    {
        string keys = root is PickleDictionary { Items.Count: > 0 } dictionary
            ? $", but '{string.Join("', '", dictionary.Items.Select(item => item.Key).OfType<string>().Take(10).Select(DictPath.Shorten))}'"
            : "";
        return _unknown.Count == 0 ? keys : $"{keys}, and what {string.Join(", ", _unknown.Take(3).Select(DictPath.Shorten))} would have made, which is not read";
    }
}
