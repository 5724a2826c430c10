using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace InceptionGen.Weights.PyTorch;

/// <summary>What torch.save writes since PyTorch 1.6: a zip archive with a pickle (NAME/data.pkl) and a file for each storage (NAME/data/KEY).</summary>
internal static class ZipCheckpoint
{
    private const string Pickle = "/data.pkl";

    /// <summary>Finds the tensors of a file.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or holds more than tensors and containers.</exception>
    public static WeightContents Read(MappedFile file)
    {
        Dictionary<string, ZipEntry> entries = ZipDirectory.Read(file);
        string folder = FindFolder(entries);
        RequireLittleEndian(file, entries, folder);

        ZipEntry pickle = entries[folder + Pickle];
        Dictionary<string, TorchStorage> storages = new(StringComparer.Ordinal);
        object? root = Unpickler.Read(new(file, pickle.Start, pickle.Start + pickle.Length), storages);
        return new WeightContents { Tensors = StateDict.Read(root, new(file, storages.Values.ToDictionary(storage => storage.Key, storage => PlaceOf(entries, folder, storage)))) };
    }

    private static string FindFolder(Dictionary<string, ZipEntry> entries)
    {
        string[] pickles = [.. entries.Keys.Where(name => name.EndsWith(Pickle, StringComparison.Ordinal))];
        return pickles is [string only]
            ? only[..^Pickle.Length]
            : throw new InvalidDataException(pickles is [] ? "it is a zip archive without a data.pkl" : "it has several data.pkl");
    }

    private static void RequireLittleEndian(MappedFile file, Dictionary<string, ZipEntry> entries, string folder)
    {
        if (!entries.TryGetValue(folder + "/byteorder", out ZipEntry entry)) return;
        string order = Encoding.UTF8.GetString(new PickleInput(file, entry.Start, entry.Start + entry.Length).ReadBytes(entry.Length));
        if (order != "little") throw new InvalidDataException($"its byte order is '{order}', and only 'little' can be read");
    }

    private static long PlaceOf(Dictionary<string, ZipEntry> entries, string folder, TorchStorage storage)
    {
        string name = $"{folder}/data/{storage.Key}";
        if (!entries.TryGetValue(name, out ZipEntry entry)) throw new InvalidDataException($"it lacks '{name}', a storage that its pickle refers to");
        if ((Int128)storage.Count * storage.Format.Size != entry.Length)
            throw new InvalidDataException(FormattableString.Invariant($"'{name}' has {entry.Length} bytes, which are not {storage.Count} {storage.Format.Name}"));
        return entry.Start;
    }
}
