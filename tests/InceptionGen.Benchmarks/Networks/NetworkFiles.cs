using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using InceptionGen.Imaging;
using InceptionGen.Shipped;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>A network with its weights and a photo, as objects and as files for other processes. The weights are synthetic.</summary>
internal sealed class NetworkFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("inceptiongen-").FullName;
    private readonly SyntheticWeights _weights;
    private readonly float[] _photo;

    public NetworkFiles(ShippedNetwork choice)
    {
        (Name, Description) = (choice.Name, choice.Describe());
        _weights = SyntheticWeights.For(Description);
        Network = choice.Load(_weights, null);
        RgbImage photo = RgbImage.Load(PhotoPath).Fit(Description.Input.Width, Description.Input.Height);
        _photo = new float[Description.Input.Elements];
        Preprocessing.Parse("rgb / 127.5 - 1").Apply(photo.Rgb, _photo);
    }

    /// <summary>The sample's photo.</summary>
    public static string PhotoPath => Path.Combine(AppContext.BaseDirectory, "chelsea_224.png");

    public string Name { get; }

    public NetworkDescription Description { get; }

    public Network Network { get; }

    /// <summary>The photo once for each image of the batch: (N, H, W, C).</summary>
    public float[] Images(int batch) => [.. Enumerable.Repeat(_photo, batch).SelectMany(photo => photo)];

    /// <summary>The photo once for each image of the batch: (N, C, H, W).</summary>
    public float[] ImagesOfPlanes(int batch)
    {
        int channels = Description.Input.Channels, pixels = _photo.Length / channels;
        float[] image = new float[_photo.Length];
        for (int i = 0; i < image.Length; i++) image[(i % channels * pixels) + (i / channels)] = _photo[i];

        return [.. Enumerable.Repeat(image, batch).SelectMany(photo => photo)];
    }

    /// <summary>One photo in a file: (N, C, H, W).</summary>
    public string ImageFile()
    {
        string path = Path.Combine(_folder, "image.f32");
        if (!File.Exists(path)) File.WriteAllBytes(path, MemoryMarshal.AsBytes(ImagesOfPlanes(batch: 1).AsSpan()));
        return path;
    }

    /// <summary>The network in a file.</summary>
    public string OnnxFile()
    {
        string path = Path.Combine(_folder, "model.onnx");
        if (!File.Exists(path)) Description.ExportOnnx(_weights, path, new() { Outputs = [Description.Logits] });
        return path;
    }

    /// <summary>The weights in a file.</summary>
    public string WeightFile()
    {
        string path = Path.Combine(_folder, "weights.safetensors");
        if (!File.Exists(path)) Description.SaveSafetensors(_weights, path);
        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
