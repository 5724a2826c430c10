using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using InceptionGen.Compilation;
using InceptionGen.Imaging;

namespace InceptionGen.Playground.Tests.Photos;

/// <summary>Networks and a photo from their files, as the tool reads them, to compare the page with.</summary>
internal static class Samples
{
    private static readonly string Root = RootOf();

    /// <summary>A photo of a cat.</summary>
    public static string Photo { get; } = Path.Combine(Root, "samples", "Classify", "chelsea.jpg");

    /// <summary>The table that the page calls so.</summary>
    public static string Table(string id) => Path.Combine(Root, id == "tiny" ? "generator/InceptionGen.Playground/Start/tiny.csv" : $"tables/{id}.csv");

    /// <summary>Its most probable class for the photo with synthetic weights, compiled by the machine and not interpreted by a browser.</summary>
    public static (int Class, float Probability) Best(string id)
    {
        var table = CompiledTable.Read(Table(id));
        MapShape input = table.Description.Input;
        using Session session = table.Load(SyntheticWeights.For(table.Description)).CreateSession();
        float[] output = session.Run(RgbImage.Load(Photo).Fit(input.Width, input.Height).Rgb).ToArray();
        int best = output.ToList().IndexOf(output.Max());
        return (best, output[best]);
    }

    /// <summary>Synthetic weights of a table as a file.</summary>
    public static byte[] Weights(string id)
    {
        NetworkDescription network = CompiledTable.Read(Table(id)).Description;
        using var stream = new MemoryStream();
        network.SaveSafetensors(SyntheticWeights.For(network), stream);
        return stream.ToArray();
    }

    private static string RootOf([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
