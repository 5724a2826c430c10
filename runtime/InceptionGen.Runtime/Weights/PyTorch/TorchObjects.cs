using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.PyTorch;

/// <summary>Tensors and containers from the arguments that a pickle gives their constructors.</summary>
/// <param name="budget">What may be copied.</param>
internal sealed class TorchObjects(PickleBudget budget)
{
    // What PyTorch itself allows.
    private const int MostDimensions = 64;

    /// <summary>What a function would return, or a class would make.</summary>
    /// <exception cref="InvalidDataException">Those are not its arguments, or it cannot be called.</exception>
    public object? Call(object? callee, object?[] arguments) => callee switch
    {
        TorchFunction function => Call(function, arguments),
        PickleGlobal unknown => new PickleObject(unknown, arguments),

        // a method, or a class that a function would have returned
        PickleObject made => new PickleObject(made.Made, arguments),
        _ => throw new InvalidDataException("its pickle uses a value as what it is not"),
    };

    /// <summary>The storage that a persistent id names: ('storage', class, key, device, elements). Any other id names something that means nothing here.</summary>
    /// <param name="id">The id.</param>
    /// <param name="storages">All storages so far, by key.</param>
    /// <exception cref="InvalidDataException">It is not such an id, or contradicts an earlier one.</exception>
    public static object? Storage(object?[] id, Dictionary<string, TorchStorage> storages)
    {
        // ('module', class, file, source): a class whose source text the format before the zip kept
        if (id is ["module", var module, ..]) return module;
        TorchStorage storage = id switch
        {
            ["storage", ElementFormat format, string key, string, long and >= 0 and var count] => new(key, format, count),

            // The format before the zip has a sixth part, for a storage that is a part of another.
            ["storage", ElementFormat format, string key, string, long and >= 0 and var count, null] => new(key, format, count),
            _ => throw new InvalidDataException("its pickle refers to something that is not the storage of a tensor"),
        };
        if (!storages.TryAdd(storage.Key, storage) && storages[storage.Key] != storage)
            throw new InvalidDataException($"its pickle describes the storage '{storage.Key}' in two ways");
        return storage;
    }

    private object? Call(TorchFunction function, object?[] arguments) => (function, arguments) switch
    {
        (TorchFunction.Dictionary, []) => new PickleDictionary(),
        (TorchFunction.Dictionary, [List<object?> pairs]) => FromPairs(pairs),
        (TorchFunction.Dictionary, [PickleDictionary other]) => Copy(other),
        (TorchFunction.DefaultDictionary, [] or [_]) => new PickleDictionary(),
        (TorchFunction.DefaultDictionary, [_, PickleDictionary other]) => Copy(other),
        (TorchFunction.Size, [object?[] size]) => size,
        (TorchFunction.RebuildParameter, [var tensor, ..]) => tensor,
        (TorchFunction.RebuildFromType, [TorchFunction rebuild and not TorchFunction.RebuildFromType, _, object?[] inner, ..]) => Call(rebuild, inner),
        (TorchFunction.RebuildTensor, [TorchStorage storage, long offset, object?[] size, object?[] strides, ..]) =>
            Tensor(storage, storage.Format, offset, size, strides),
        (TorchFunction.RebuildTypedTensor, [TorchStorage storage, long offset, object?[] size, object?[] strides, _, _, ElementFormat type, ..]) =>
            Tensor(storage, type, offset, size, strides),
        (TorchFunction.RebuildQuantizedTensor, [TorchStorage storage, long offset, object?[] size, object?[] strides, ..]) =>
            Tensor(storage, storage.Format with { Type = ElementType.NotRead }, offset, size, strides),
        _ => throw new InvalidDataException($"its pickle calls {function} with arguments that it does not have"),
    };

    private TorchTensor Tensor(TorchStorage storage, ElementFormat format, long offset, object?[] size, object?[] strides)
    {
        if (size.Length > MostDimensions || strides.Length > MostDimensions)
            throw new InvalidDataException($"its pickle describes a tensor of more than {MostDimensions} dimensions");
        return new(storage, format, offset, Numbers(size), Numbers(strides));
    }

    // OrderedDict([[key, value], ...]), as Python 2 writes it; Python 3 writes tuples
    private PickleDictionary FromPairs(List<object?> pairs)
    {
        budget.Take(pairs.Count);
        PickleDictionary dictionary = new();
        foreach (object? pair in pairs)
        {
            IReadOnlyList<object?> items = pair as IReadOnlyList<object?> ?? [];
            if (items is not [var key, var value]) throw new InvalidDataException("its pickle has a key without a value");
            dictionary.Add(key, value);
        }

        return dictionary;
    }

    private PickleDictionary Copy(PickleDictionary other)
    {
        budget.Take(other.Items.Count);
        PickleDictionary copy = new();
        foreach ((object? key, object? value) in other.Items) copy.Add(key, value);
        return copy;
    }

    private long[] Numbers(object?[] values)
    {
        budget.Take(values.Length);
        return [.. values.Select(value => value is long number ? number : throw new InvalidDataException("its pickle describes a tensor with a size that is not a number"))];
    }
}
