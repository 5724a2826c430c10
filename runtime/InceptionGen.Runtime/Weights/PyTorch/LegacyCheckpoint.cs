using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.PyTorch;

/// <summary>What torch.save wrote before PyTorch 1.6: pickles of a magic number, the format's version, the machine's sizes, the object and the list of its storages'
/// keys, then those storages, each with its length before it.</summary>
internal static class LegacyCheckpoint
{
    private const long Version = 1001;
    private static readonly BigInteger Magic = BigInteger.Parse("119547037146038801333356", CultureInfo.InvariantCulture);

    /// <summary>Finds the tensors of a file.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or holds no dict of tensors.</exception>
    public static WeightContents Read(StoredBytes file)
    {
        PickleInput input = new(file, 0, file.Length);
        Dictionary<string, TorchStorage> storages = new(StringComparer.Ordinal);
        PickleBudget budget = new(file.Length);
        object? ReadPickle() => Unpickler.Read(input, storages, budget);

        if (ReadPickle() is not BigInteger magic || magic != Magic) throw new InvalidDataException("it does not begin with PyTorch's number");
        if (ReadPickle() is not Version) throw new InvalidDataException("its version is not the one that PyTorch wrote");
        if (ReadPickle() is not PickleDictionary machine || !machine.Items.Any(item => item is { Key: "little_endian", Value: true }))
            throw new InvalidDataException("it was not written by a little-endian machine");
        object? root = ReadPickle();
        if (ReadPickle() is not List<object?> keys) throw new InvalidDataException("it lacks the list of its storages");
        return TorchContents.Of(CheckpointDicts.Find(root, new(file, FindPlaces(file, input.Position, keys, storages)), budget));
    }

    private static Dictionary<string, long> FindPlaces(StoredBytes file, long start, List<object?> keys, Dictionary<string, TorchStorage> storages)
    {
        Dictionary<string, long> places = new(StringComparer.Ordinal);
        Span<byte> countBytes = stackalloc byte[sizeof(long)];
        foreach (object? key in keys)
        {
            if (key is not string name || !storages.TryGetValue(name, out TorchStorage? storage)) throw new InvalidDataException("it has a storage that its pickle does not refer to");
            file.Read(start, countBytes);
            long count = BinaryPrimitives.ReadInt64LittleEndian(countBytes);
            if (count != storage.Count)
                throw new InvalidDataException(FormattableString.Invariant($"its storage '{name}' has {count} elements at offset {start}, and its pickle says {storage.Count}"));

            if (storage.Format.Size == 0) throw new InvalidDataException($"its storage '{name}' holds {storage.Format.Name}, whose size is not known; save it in the zip format");
            start += sizeof(long);
            if (count > (file.Length - start) / storage.Format.Size)
                throw new InvalidDataException(FormattableString.Invariant($"its storage '{name}' at offset {start} goes beyond its end; the file may be cut off"));
            if (!places.TryAdd(name, start)) throw new InvalidDataException($"it has the storage '{name}' twice");
            start += count * storage.Format.Size;
        }

        if (storages.Keys.FirstOrDefault(key => !places.ContainsKey(key)) is { } missing)
            throw new InvalidDataException($"it lacks the storage '{missing}', which its pickle refers to");
        if (start != file.Length) throw new InvalidDataException(FormattableString.Invariant($"{file.Length - start} bytes at its end belong to no storage"));
        return places;
    }
}
