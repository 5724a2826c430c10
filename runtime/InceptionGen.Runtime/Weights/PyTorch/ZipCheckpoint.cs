using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Weights.PyTorch;

/// <summary>What torch.save writes since PyTorch 1.6: a zip archive with a pickle (NAME/data.pkl) and a file for each storage (NAME/data/KEY).</summary>
internal static class ZipCheckpoint
{
    private const string Pickle = "/data.pkl";

    /// <summary>Finds the tensors of a file.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or holds more than tensors and containers.</exception>
    public static WeightContents Read(RegularFile file)
    {
        ZipDirectory entries = new(file);
        string folder = FindFolder(entries);
        RequireLittleEndian(file, entries, folder);

        Dictionary<string, TorchStorage> storages = new(StringComparer.Ordinal);
        object? root = Unpickler.Read(Input(file, entries, folder + Pickle), storages);
        Dictionary<string, long> places = storages.Values.ToDictionary(storage => storage.Key, storage => PlaceOf(entries, folder, storage));
        return new WeightContents { Tensors = StateDict.Read(root, new(file, places)) };
    }

    private static string FindFolder(ZipDirectory entries)
    {
        string[] pickles = [.. entries.Names.Where(name => name.EndsWith(Pickle, StringComparison.Ordinal))];
        return pickles is [string only]
            ? only[..^Pickle.Length]
            : throw new InvalidDataException(pickles is [] ? "it is a zip archive without a data.pkl" : "it has several data.pkl");
    }

    private static void RequireLittleEndian(RegularFile file, ZipDirectory entries, string folder)
    {
        string name = folder + "/byteorder";
        if (!entries.Names.Contains(name)) return;
        string order = Input(file, entries, name).ReadText(entries.Find(name).Length);
        if (order != "little") throw new InvalidDataException($"its byte order is '{order}', and only 'little' can be read");
    }

    private static PickleInput Input(RegularFile file, ZipDirectory entries, string name)
    {
        (long start, long length) = entries.Find(name);
        return new(file, start, start + length);
    }

    private static long PlaceOf(ZipDirectory entries, string folder, TorchStorage storage)
    {
        string name = $"{folder}/data/{storage.Key}";
        (long start, long length) = entries.Find(name);
        if ((Int128)storage.Count * storage.Format.Size != length)
            throw new InvalidDataException(FormattableString.Invariant($"'{name}' has {length} bytes, which are not {storage.Count} {storage.Format.Name}"));
        return start;
    }
}
