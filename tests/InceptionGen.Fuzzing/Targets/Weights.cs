extern alias runtime;

using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using runtime::InceptionGen;
using runtime::InceptionGen.Weights;

namespace InceptionGen.Fuzzing.Targets;

/// <summary>Weight files of every format: tensors of as many numbers as they say, or <see cref="WeightException"/> that names the file.</summary>
internal static class Weights
{
    // A view may repeat few elements very often; nobody asks for such a tensor.
    private const long MostRead = 1 << 20;

    private static readonly string Folder = Directory.CreateTempSubdirectory("fuzz").FullName;

    public static FuzzTarget Safetensors => Of("safetensors", "input.safetensors", Files(".safetensors"), ["\"dtype\":\"F32\""u8.ToArray(), "\"shape\":[1,2]"u8.ToArray(), "\"data_offsets\":[0,8]"u8.ToArray(), "__metadata__"u8.ToArray(), "BF16"u8.ToArray(), "F64"u8.ToArray()]);

    public static FuzzTarget PyTorch => Of("pytorch", "input.pth", Files(".pth").Concat(Files(".pt")).Concat(Files(".tar")),
    [
        "PK\x03\x04"u8.ToArray(), "PK\x01\x02"u8.ToArray(), "PK\x05\x06"u8.ToArray(), "ctorch._utils\n_rebuild_tensor_v2\n"u8.ToArray(), "ccollections\nOrderedDict\n"u8.ToArray(),
        "ctorch\nFloatStorage\n"u8.ToArray(), [(byte)'('], [(byte)'t'], [(byte)'R'], [(byte)'Q'], [(byte)'q', 0], [(byte)'h', 0], [(byte)'K', 1], [(byte)'s'], [(byte)'u'], [(byte)'b'], [(byte)'.'], [(byte)'2'], [(byte)'e'], [(byte)']'], [(byte)'}'], [(byte)')'], [0x85], [0x86], [0x87], [0x8A, 8],
    ]);

    public static FuzzTarget Keras => Of("keras", "input.h5", Files(".h5").Concat(Archived("tests/InceptionGen.Runtime.Tests/Formats/hdf5.zip")).Concat(Archived("tests/InceptionGen.Generator.Tests/WeightFiles/keras.zip")),
    [
        "OHDR"u8.ToArray(), "OCHK"u8.ToArray(), "TREE"u8.ToArray(), "SNOD"u8.ToArray(), "HEAP"u8.ToArray(), "GCOL"u8.ToArray(), "FRHP"u8.ToArray(), "FHDB"u8.ToArray(), "FHIB"u8.ToArray(), "BTHD"u8.ToArray(), "BTLF"u8.ToArray(), "BTIN"u8.ToArray(),
        "FAHD"u8.ToArray(), "EAHD"u8.ToArray(), "layer_names"u8.ToArray(), "weight_names"u8.ToArray(), "model_weights"u8.ToArray(),
    ]);

    /// <summary>A model.json beside a shard that fits it.</summary>
    public static FuzzTarget TensorFlowJs
    {
        get
        {
            File.WriteAllBytes(Path.Combine(Folder, "s.bin"), new byte[32]);
            byte[] model = """{"weightsManifest":[{"paths":["s.bin"],"weights":[{"name":"a","shape":[2,3],"dtype":"float32"},{"name":"b","shape":[8],"dtype":"float32","quantization":{"dtype":"uint8","min":-1,"scale":0.01}}]}]}"""u8.ToArray();
            return Of("tfjs", "model.json", [model], ["\"s.bin\""u8.ToArray(), "\"dtype\":\"uint16\""u8.ToArray(), "\"shape\":[]"u8.ToArray(), "\"paths\":["u8.ToArray(), "{"u8.ToArray(), "}"u8.ToArray(), "../"u8.ToArray(), "float16"u8.ToArray()]);
        }
    }

    private static FuzzTarget Of(string name, string file, IEnumerable<byte[]> seeds, byte[][] pieces) =>
        new(name, [.. seeds.Where(seed => seed.Length <= FuzzTarget.LongestInput)], pieces, bytes => Try(Path.Combine(Folder, file), bytes));

    private static string? Try(string path, byte[] bytes)
    {
        Overwrite(path, bytes);
        try
        {
            using WeightFile weights = WeightFile.Open(path);
            foreach ((string name, TensorShape shape) in weights.Tensors)
            {
                if (shape.Elements <= MostRead && weights.DefectOf(name) is null) weights.Read(name, new float[shape.Elements]);
            }

            return null;
        }
        catch (WeightException exception) when (exception.Message.Contains(Folder, StringComparison.Ordinal))
        {
            return exception.Message;
        }
    }

    // A file that is emptied first is written to the disk at once by some file systems, which takes longer than reading it.
    private static void Overwrite(string path, byte[] bytes)
    {
        using FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.Write);
        file.Write(bytes);
        file.SetLength(bytes.Length);
    }

    private static IEnumerable<byte[]> Files(string extension) =>
        new[] { Repository.PathOf("tests", "InceptionGen.Runtime.Tests", "Formats"), Repository.PathOf("tests", "InceptionGen.Generator.Tests", "WeightFiles") }
            .SelectMany(folder => Directory.GetFiles(folder, "*" + extension)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    private static IEnumerable<byte[]> Archived(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(Repository.PathOf(path));
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream stream = entry.Open();
            using MemoryStream bytes = new();
            stream.CopyTo(bytes);
            yield return bytes.ToArray();
        }
    }
}
