using System;
using System.Collections.Generic;
using System.Formats.Tar;
using System.IO;
using System.Linq;
using System.Text;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Scoring;

/// <summary>A folder with a small table and photos, for one test.</summary>
internal sealed class PhotoFolder : IDisposable
{
    private const int Size = 17;

    private readonly TableFolderOnDisk _folder = new();

    /// <param name="photos">How many photos are in the folder "photos".</param>
    public PhotoFolder(int photos = 0)
    {
        Table = _folder.Write("tiny.csv", "# network: Tiny\n# input: 17x17x3\n# preprocessing: rgb / 127.5 - 1\ntype,patch size/stride,output size\nconvolution,3x3/2,8x8x8\nlinear,,1x1x7\nsoftmax,,1x1x7\n");
        for (int i = 0; i < photos; i++) Photo($"photos/n{i % 5}/{i:D4}.ppm", i);
    }

    public string Table { get; }

    public string Photos => this["photos"];

    public string this[string file] => _folder[file];

    /// <summary>Writes a photo; each seed gives another one.</summary>
    public string Photo(string file, int seed)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[file])!);
        File.WriteAllBytes(this[file], Bytes(seed));
        return this[file];
    }

    public string Write(string file, string content) => _folder.Write(file, content);

    /// <summary>Packs photos into a tar file, each with a label beside it, as WebDataset does.</summary>
    public string Tar(string file, IEnumerable<string> names, int seed = 0)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[file])!);
        using var tar = new TarWriter(File.Create(this[file]), TarEntryFormat.Ustar);
        foreach (string name in names)
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Bytes(seed++)) });
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, Path.ChangeExtension(name, ".cls")) { DataStream = new MemoryStream("3"u8.ToArray()) });
        }

        return this[file];
    }

    /// <summary>The pixels of a photo.</summary>
    public static byte[] Pixels(int seed)
    {
        byte[] pixels = new byte[Size * Size * 3];
        new Random(seed).NextBytes(pixels);
        return pixels;
    }

    /// <summary>A photo's file.</summary>
    public static byte[] Bytes(int seed) => [.. Encoding.ASCII.GetBytes($"P6\n{Size} {Size}\n255\n"), .. Pixels(seed)];

    /// <summary>The lines of all parts of a folder, in the order of the parts.</summary>
    public string[] Lines(string output) => [.. Parts(output).SelectMany(File.ReadAllLines)];

    /// <summary>The parts of a folder.</summary>
    public string[] Parts(string output) => [.. Directory.GetFiles(this[output], "part-*").Order(StringComparer.Ordinal)];

    /// <summary>All files of a folder with their contents, to compare.</summary>
    public string Everything(string output) => string.Join('\n', Directory.GetFiles(this[output]).Order(StringComparer.Ordinal).Select(file => Path.GetFileName(file) + ": " + Convert.ToHexString(File.ReadAllBytes(file))));

    /// <summary>Scores with synthetic weights.</summary>
    public System.Threading.Tasks.Task<ToolRun> Score(params string[] arguments) => ToolRun.Without(["score", Table, "--synthetic", .. arguments]);

    public void Dispose() => _folder.Dispose();
}
