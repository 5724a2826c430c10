using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Weights.Storage;
using InceptionGen.Weights.Zip;

namespace InceptionGen.Weights.PyTorch;

/// <summary>What torch.save writes since PyTorch 1.6: a zip archive with a pickle (NAME/data.pkl) and a file for each storage (NAME/data/KEY).</summary>
internal static class ZipCheckpoint
{
    private const string Pickle = "/data.pkl";
    private const int LongestOrder = 16;

    /// <summary>Finds the tensors of a file.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or holds no dict of tensors.</exception>
    public static WeightContents Read(StoredBytes file)
    {
        ZipDirectory entries = new(file);
        ZipKinds.Refuse(entries.Names);
        string folder = FindFolder(entries);
        RequireLittleEndian(file, entries, folder);

        Dictionary<string, TorchStorage> storages = new(StringComparer.Ordinal);
        (long start, long length) = entries.Find(folder + Pickle);
        PickleBudget budget = new(length);
        object? root = Unpickler.Read(new(file, start, start + length), storages, budget);
        Dictionary<string, long> places = storages.Values.ToDictionary(storage => storage.Key, storage => PlaceOf(entries, folder, storage));
        return TorchContents.Of(CheckpointDicts.Find(root, new(file, places), budget));
    }

    private static string FindFolder(ZipDirectory entries)
    {
        string[] pickles = [.. entries.Names.Where(name => name.EndsWith(Pickle, StringComparison.Ordinal))];
        return pickles is [string only]
            ? only[..^Pickle.Length]
            : throw new InvalidDataException(pickles is [] ? $"it is a zip archive without a data.pkl; it holds {ZipKinds.Few(entries.Names)}" : "it has several data.pkl");
    }

    private static void RequireLittleEndian(StoredBytes file, ZipDirectory entries, string folder)
    {
        string name = folder + "/byteorder";
        if (!entries.Names.Contains(name)) return;
        (long start, long length) = entries.Find(name);
        string order = new PickleInput(file, start, start + length).ReadText(Math.Min(length, LongestOrder));
        if (order != "little") throw new InvalidDataException($"its byte order is '{order}', and only 'little' can be read");
    }

    private static long PlaceOf(ZipDirectory entries, string folder, TorchStorage storage)
    {
        string name = $"{folder}/data/{storage.Key}";
        (long start, long length) = entries.Find(name);
        if (storage.Format.Size > 0 && (Int128)storage.Count * storage.Format.Size != length)
            throw new InvalidDataException(FormattableString.Invariant($"'{name}' has {length} bytes, which are not {storage.Count} {storage.Format.Name}"));
        return start;
    }
}
