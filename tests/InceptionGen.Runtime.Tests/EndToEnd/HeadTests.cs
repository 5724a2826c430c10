using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Classify;

namespace InceptionGen.Tests;

/// <summary>One network with several classifiers: the sample takes the one that the weights are for.</summary>
public sealed class HeadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("heads").FullName;

    [Fact]
    public void The_classifier_is_the_files()
    {
        NetworkChoice keras = Networks.Find("inception_v3_keras");
        WriteModel(InceptionV3Nsfwjs.Description, "nsfwjs", offset: 94);
        WriteModel(InceptionV3Keras.Description, "keras", offset: 0);

        Assert.Equal("inception_v3_nsfwjs", keras.FittedTo(Path.Combine(_folder, "nsfwjs")).Name);
        Assert.Equal("inception_v3_keras", keras.FittedTo(Path.Combine(_folder, "keras")).Name);
        Assert.Equal("inception_v3_keras", keras.FittedTo("Formats/mini_keras_top.h5").Name);
    }

    [Fact]
    public void It_brings_its_names_and_its_preprocessing()
    {
        WriteModel(InceptionV3Nsfwjs.Description, "nsfwjs", offset: 0);
        using StringWriter output = new();
        var arguments = Arguments.Parse(["--network", "inception_v3_keras", "--weights", Path.Combine(_folder, "nsfwjs"), "--time", "1"]);

        Summary.Write(Classification.Run(arguments), output);

        Assert.Contains("input    rgb / 255", output.ToString(), StringComparison.Ordinal);
        Assert.All(InceptionV3Nsfwjs.ClassNames, name => Assert.Contains($"20.00 %  {name}", output.ToString(), StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // A model as TensorFlow.js writes it, all zeros, from a process that had made other layers before.
    private void WriteModel(NetworkDescription network, string name, int offset)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        TensorInfo[] tensors = [.. network.Tensors];
        var weights = tensors.Select(tensor => new { name = FileName(tensor.Name, offset), shape = Stored(tensor.Shape.Dimensions.ToArray()), dtype = "float32", quantization = new { dtype = "uint8", scale = 1, min = 0 } });
        File.WriteAllText(Path.Combine(folder, "model.json"), JsonSerializer.Serialize(new { weightsManifest = new[] { new { paths = new[] { "shard" }, weights } } }));
        using FileStream shard = File.Create(Path.Combine(folder, "shard"));
        shard.SetLength(tensors.Sum(tensor => tensor.Shape.Elements));
    }

    // conv2d#1/kernel is conv2d_95/kernel, and dense[0]/kernel is predictions/kernel.
    private static string FileName(string name, int offset)
    {
        if (name.Split('#', '/') is not [string kind, string number, string role]) return name.Replace("dense[0]", "predictions", StringComparison.Ordinal);
        return FormattableString.Invariant($"{kind}_{int.Parse(number, CultureInfo.InvariantCulture) + offset}/{role}");
    }

    private static int[] Stored(int[] outputsFirst) => outputsFirst is [int outputs, int inputs, .. int[] kernel] ? [.. kernel, inputs, outputs] : outputsFirst;
}
