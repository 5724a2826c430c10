using System;
using System.IO;
using System.Linq;
using System.Text;
using InceptionGen.Imaging.Tests;

namespace InceptionGen.Training.Tests.Data;

/// <summary>A folder that is deleted after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("inceptiongen-data-").FullName;

    /// <summary>A PPM file of 2x2 pixels of one colour.</summary>
    public static byte[] Ppm(byte red, byte green, byte blue) => [.. Encoding.ASCII.GetBytes("P6 2 2 255\n"), .. Enumerable.Repeat(new[] { red, green, blue }, 4).SelectMany(pixel => pixel)];

    /// <summary>A PNG file of colours that differ from pixel to pixel.</summary>
    public static byte[] Png(int width, int height, int depth = 8, int colorType = 2) =>
        new PngWriter(width, height, depth, colorType).Write((x, y, sample) => ((x * 31) + (y * 57) + (sample * 83)) % (1 << depth));

    /// <summary>A photo that libjpeg wrote.</summary>
    public static byte[] Jpeg(string name = "baseline_420.jpg") => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Photos", name));

    /// <summary>Writes a file, and the folders that it is in.</summary>
    public TemporaryFolder With(string name, byte[] content)
    {
        string path = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return this;
    }

    public string At(string name) => Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
