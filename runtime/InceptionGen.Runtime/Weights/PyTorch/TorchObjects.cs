using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Weights.PyTorch;

/// <summary>Tensors and containers from the arguments that a pickle gives their constructors.</summary>
internal static class TorchObjects
{
    /// <summary>What a function would return.</summary>
    /// <exception cref="InvalidDataException">Those are no arguments of it.</exception>
    public static object? Call(TorchFunction function, object?[] arguments) => (function, arguments) switch
    {
        (TorchFunction.OrderedDictionary, []) => new PickleDictionary(),
        (TorchFunction.OrderedDictionary, [List<object?> pairs]) => FromPairs(pairs),
        (TorchFunction.Size, [object?[] size]) => size,
        (TorchFunction.RebuildParameter, [TorchTensor tensor, ..]) => tensor,
        (TorchFunction.RebuildTensor, [TorchStorage storage, long offset, object?[] size, object?[] strides, ..]) =>
            new TorchTensor(storage, offset, Numbers(size), Numbers(strides)),
        _ => throw new InvalidDataException($"its pickle calls {function} with arguments that are none of it"),
    };

    /// <summary>The storage that a persistent id names: ('storage', class, key, device, elements).</summary>
    /// <param name="id">The id.</param>
    /// <param name="storages">All storages so far, by key.</param>
    /// <exception cref="InvalidDataException">It is no such id, or contradicts an earlier one.</exception>
    public static TorchStorage Storage(object?[] id, Dictionary<string, TorchStorage> storages)
    {
        TorchStorage storage = id switch
        {
            ["storage", ElementFormat format, string key, string, long and >= 0 and var count] => new(key, format, count),

            // The format before the zip has a sixth part, for a storage that is a part of another.
            ["storage", ElementFormat format, string key, string, long and >= 0 and var count, null] => new(key, format, count),
            _ => throw new InvalidDataException("its pickle refers to something that is no storage of a tensor"),
        };
        if (!storages.TryAdd(storage.Key, storage) && storages[storage.Key] != storage)
            throw new InvalidDataException($"its pickle describes the storage '{storage.Key}' in two ways");
        return storage;
    }

    // OrderedDict([[key, value], ...]), as Python 2 writes it
    private static PickleDictionary FromPairs(List<object?> pairs)
    {
        PickleDictionary dictionary = new();
        foreach (object? pair in pairs)
        {
            if (pair is not List<object?> { Count: 2 } items) throw new InvalidDataException("its pickle has a key without a value");
            dictionary.Items.Add(new(items[0], items[1]));
        }

        return dictionary;
    }

    private static long[] Numbers(object?[] values)
    {
        long[] numbers = new long[values.Length];
        for (int i = 0; i < values.Length; i++)
            numbers[i] = values[i] is long number ? number : throw new InvalidDataException("its pickle describes a tensor with a size that is no number");
        return numbers;
    }
}
