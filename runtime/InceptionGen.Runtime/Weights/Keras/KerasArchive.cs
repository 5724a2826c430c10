using System;
using System.IO;
using System.Linq;
using InceptionGen.Weights.Storage;
using InceptionGen.Weights.Zip;

namespace InceptionGen.Weights.Keras;

/// <summary>A whole model of Keras 3: config.json, metadata.json and model.weights.h5, in a zip archive (.keras) or in a folder.</summary>
internal static class KerasArchive
{
    /// <summary>Its weights.</summary>
    public const string WeightsFile = "model.weights.h5";

    private const string Config = "config.json";
    private const string OtherWeightsFile = "model.weights.npz";

    // It lists layers; the numbers are elsewhere.
    private const int LongestConfig = 32 << 20;

    /// <summary>Whether a zip archive is one.</summary>
    public static bool IsIn(ZipDirectory entries) => entries.Names.Any(name => name is WeightsFile or OtherWeightsFile);

    /// <summary>Finds the tensors of a model.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static WeightContents Read(StoredBytes file, ZipDirectory entries)
    {
        if (!entries.Names.Contains(WeightsFile))
            throw new InvalidDataException($"it has its weights in {OtherWeightsFile}, which is not read: save the model without weights_format=\"npz\"");
        if (entries.IsCompressed(WeightsFile)) throw new InvalidDataException($"'{WeightsFile}' is compressed: unzip the archive, and open the file {WeightsFile}");
        (long start, long length) = entries.Find(WeightsFile);
        return KerasFile.Read(new FileSlice(file, start, length), ReadConfig(file, entries));
    }

    /// <summary>What the config.json says that lies beside the weights of a model in a folder.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static KerasConfig ConfigBeside(StoredBytes weights)
    {
        if (weights.Path is not { } path || Path.GetFileName(path) != WeightsFile) return KerasConfig.None;
        string config = Path.Combine(Path.GetDirectoryName(path) ?? "", Config);
        if (!File.Exists(config)) return KerasConfig.None;
        using RegularFile file = new(config);
        return ReadConfig(file, 0, file.Length);
    }

    private static KerasConfig ReadConfig(StoredBytes file, ZipDirectory entries)
    {
        if (!entries.Names.Contains(Config) || entries.IsCompressed(Config)) return KerasConfig.None;
        (long start, long length) = entries.Find(Config);
        return ReadConfig(file, start, length);
    }

    private static KerasConfig ReadConfig(StoredBytes file, long start, long length)
    {
        if (length > LongestConfig) throw new InvalidDataException(FormattableString.Invariant($"its {Config} has {length} bytes"));
        byte[] json = new byte[length];
        file.Read(start, json.AsSpan());
        return KerasConfig.Read(json);
    }
}
