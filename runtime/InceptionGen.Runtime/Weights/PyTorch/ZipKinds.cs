using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Weights.PyTorch;

/// <summary>Zip archives that are something else than a checkpoint, by the files in them.</summary>
internal static class ZipKinds
{
    private const int Shown = 5;
    private const int LongestName = 80;

    /// <summary>Throws if an archive is of a known kind that is not read.</summary>
    /// <exception cref="InvalidDataException">It is; the message says what to do.</exception>
    public static void Refuse(IEnumerable<string> names)
    {
        string[] all = [.. names];
        if (Array.Exists(all, name => name.Contains("/code/__torch__", StringComparison.Ordinal) || name.EndsWith("/constants.pkl", StringComparison.Ordinal)))
        {
            throw new InvalidDataException(
                "it is a TorchScript archive (torch.jit.save), a program with its weights. In Python, "
                + "torch.save(torch.jit.load(\"FILE\").state_dict(), \"weights.pth\") writes the weights alone");
        }

        if (Array.Exists(all, name => name.EndsWith("archive_format", StringComparison.Ordinal) || name.EndsWith("serialized_exported_program.json", StringComparison.Ordinal)))
            throw new InvalidDataException("it is a program of torch.export; save model.state_dict()");
        if (all.Length > 0 && Array.TrueForAll(all, name => name.EndsWith(".npy", StringComparison.Ordinal)))
            throw new InvalidDataException("it is an archive of NumPy arrays (.npz); save them with safetensors.numpy.save_file");
        if (Array.Find(all, IsWeights) is { } inner) throw new InvalidDataException($"it is a zip archive that holds '{Short(inner)}': unpack it, and open that");
    }

    /// <summary>A few of the names.</summary>
    public static string Few(IEnumerable<string> names) => string.Join(", ", names.Take(Shown).Select(name => $"'{Short(name)}'"));

    private static bool IsWeights(string name) => Path.GetExtension(name) is ".pth" or ".pt" or ".safetensors" or ".h5" or ".bin" or ".ckpt" or ".tar";

    private static string Short(string name) => name.Length > LongestName ? name[..LongestName] + "..." : name;
}
