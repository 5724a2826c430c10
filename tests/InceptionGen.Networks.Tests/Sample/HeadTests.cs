using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using InceptionGen.Shipped;
using static InceptionGen.Networks.Tests.Sample.CommandLine;

namespace InceptionGen.Networks.Tests.Sample;

/// <summary>One network with several classifiers: the sample takes the one that the weights are for.</summary>
[Collection(nameof(CommandLine))]
public sealed class HeadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("heads").FullName;

    [Theory]
    [InlineData("inception_v3_nsfwjs", 94)]
    [InlineData("inception_v3_keras", 0)]
    public void The_classifier_is_the_files(string network, int offset)
    {
        (int code, string output, string error) = Run("--json", "--network", "inception_v3_keras", "--weights", Model(ShippedNetworks.Find(network).Describe(), offset), "--time", "1");

        Assert.Equal((0, ""), (code, error));
        using JsonDocument json = JsonDocument.Parse(output);
        Assert.Equal(network, json.RootElement.GetProperty("network").GetString());
    }

    [Fact]
    public void A_file_that_fits_no_classifier_is_compared_with_the_network_asked_for()
    {
        (int code, string output, string error) = Run("--network", "inception_v3_keras", "--weights", "Formats/mini_keras_top.h5");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("InceptionV3Keras", error, StringComparison.Ordinal);
    }

    [Fact]
    public void It_brings_its_names_and_its_preprocessing()
    {
        (int code, string output, string error) = Run("--network", "inception_v3_keras", "--weights", Model(InceptionV3Nsfwjs.Description, offset: 0), "--time", "1");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("input    rgb / 255", output, StringComparison.Ordinal);
        Assert.All(InceptionV3Nsfwjs.ClassNames, name => Assert.Contains($"20.00 %  {name}", output, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // The folder of a model as TensorFlow.js writes it, all zeros, from a process that had made other layers before.
    private string Model(NetworkDescription network, int offset)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, network.Name)).FullName;
        TensorInfo[] tensors = [.. network.Tensors];
        var weights = tensors.Select(tensor => new { name = FileName(tensor.Name, offset), shape = Stored(tensor.Shape.Dimensions.ToArray()), dtype = "float32", quantization = new { dtype = "uint8", scale = 1, min = 0 } });
        File.WriteAllText(Path.Combine(folder, "model.json"), JsonSerializer.Serialize(new { weightsManifest = new[] { new { paths = new[] { "shard" }, weights } } }));
        using FileStream shard = File.Create(Path.Combine(folder, "shard"));
        shard.SetLength(tensors.Sum(tensor => tensor.Shape.Elements));
        return folder;
    }

    // conv2d#1/kernel is conv2d_95/kernel, and dense[0]/kernel is predictions/kernel.
    private static string FileName(string name, int offset)
    {
        if (name.Split('#', '/') is not [string kind, string number, string role]) return name.Replace("dense[0]", "predictions", StringComparison.Ordinal);
        return FormattableString.Invariant($"{kind}_{int.Parse(number, CultureInfo.InvariantCulture) + offset}/{role}");
    }

    private static int[] Stored(int[] outputsFirst) => outputsFirst is [int outputs, int inputs, .. int[] kernel] ? [.. kernel, inputs, outputs] : outputsFirst;
}
