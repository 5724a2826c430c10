using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace InceptionGen.Tests;

/// <summary>The files of hdf5.zip, which make_hdf5.py made with h5py: one small network in many forms.</summary>
internal static class Hdf5Kinds
{
    private static readonly (string Name, int[] Shape)[] Stored =
    [
        ("conv2d/kernel", [3, 3, 5, 7]), ("conv2d/bias", [7]),
        ("batch_normalization/gamma", [7]), ("batch_normalization/beta", [7]), ("batch_normalization/moving_mean", [7]), ("batch_normalization/moving_variance", [7]),
        ("dense/kernel", [7, 5]), ("dense/bias", [5]),
    ];

    private static readonly Dictionary<string, byte[]> Files = ReadAll();

    /// <summary>The names of the files that begin so.</summary>
    public static TheoryData<string> Of(params string[] prefixes) => [.. Files.Keys.Where(name => prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))).Order(StringComparer.Ordinal)];

    /// <summary>A file's bytes.</summary>
    public static byte[] Bytes(string name) => [.. Files[name]];

    /// <summary>A tensor's shape and values as a network needs them: the last two dimensions of the file first, the other way round.</summary>
    public static (int[] Shape, float[] Values) Expected(string name)
    {
        int number = Array.FindIndex(Stored, tensor => tensor.Name == name);
        int[] shape = Stored[number].Shape;
        int inputs = shape.Length < 2 ? 1 : shape[^2];
        int outputs = shape[^1];
        int pixels = shape.Aggregate(1, (product, size) => product * size) / (inputs * outputs);
        float[] values = new float[pixels * inputs * outputs];
        for (int i = 0; i < values.Length; i++)
        {
            (int pixel, int input, int output) = (i / (inputs * outputs), i / outputs % inputs, i % outputs);
            values[(((output * inputs) + input) * pixels) + pixel] = ((number + 1) * 8) + (i % 64 / 8f);
        }

        return (shape.Length < 2 ? shape : [outputs, inputs, .. shape[..^2]], values);
    }

    /// <summary>Compares all tensors of the network with what a file has.</summary>
    /// <param name="weights">The file.</param>
    /// <param name="layers">What it calls conv2d, batch_normalization and dense, if it calls them otherwise.</param>
    public static void AssertHeldBy(WeightFile weights, params (string Layer, string Name)[] layers)
    {
        foreach ((string name, _) in Stored)
        {
            string layer = name[..name.IndexOf('/', StringComparison.Ordinal)];
            string called = layers.FirstOrDefault(pair => pair.Layer == layer).Name ?? layer;
            string asked = called + name[layer.Length..];
            string found = Assert.IsType<string>(weights.Find(asked));
            (int[] shape, float[] values) = Expected(name);
            Assert.Equal(shape, weights.Tensors[found].Dimensions.ToArray());
            Assert.Null(weights.DefectOf(found));
            float[] actual = new float[values.Length];
            weights.Read(asked, actual);
            Assert.Equal(values, actual);
        }
    }

    private static Dictionary<string, byte[]> ReadAll()
    {
        using ZipArchive archive = ZipFile.OpenRead("Formats/hdf5.zip");
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using MemoryStream bytes = new();
            using (Stream stream = entry.Open()) stream.CopyTo(bytes);
            files.Add(entry.Name, bytes.ToArray());
        }

        return files;
    }
}
