using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using InceptionGen.Imaging;
using InceptionGen.Shipped;
using InceptionGen.Tests;
using InceptionGen.Tests.Onnx;
using static InceptionGen.Networks.Tests.Sample.CommandLine;

namespace InceptionGen.Networks.Tests.Sample;

/// <summary>The sample's command line, run in this process.</summary>
[Collection(nameof(CommandLine))]
public sealed class ClassifyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("classify").FullName;

    [Fact]
    public void Without_arguments_the_shipped_photo_is_classified_and_the_weights_are_said_to_be_synthetic()
    {
        (int code, string output, string error) = Run("--time", "1");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("synthetic: numbers from a formula", output, StringComparison.Ordinal);
        Assert.Contains("it has learned nothing", output, StringComparison.Ordinal);
        Assert.Contains("chelsea_224.png (224x224)", output, StringComparison.Ordinal);
        Assert.Contains("class 923", output, StringComparison.Ordinal);
        Assert.Contains(" bytes allocated", output, StringComparison.Ordinal);
        foreach (StageInfo stage in GoogLeNet.Description.Stages)
            Assert.Equal(stage.Head.Length == 0, output.Split('\n').Any(line => line.StartsWith(stage.Name + " ", StringComparison.Ordinal) && line.Contains($" {stage.Output} ", StringComparison.Ordinal)));
        Assert.Contains("1,582,671,872", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_is_printed_without_a_run()
    {
        (int code, string output, string error) = Run("--plan", "--network", "inception_resnet_v2");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Inception-ResNet-B 1 and 19 more: 17x17x1088 to 17x17x1088", output, StringComparison.Ordinal);
        Assert.Contains("    residual addition to 17x17x1088\n", output, StringComparison.Ordinal);
        Assert.Contains(": 7x1/1, padding 3x0, 17x17x160 to 17x17x192: Winograd F(6x1, 7x1) ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_one_object_with_all_that_is_measured()
    {
        (int code, string output, string error) = Run("--json", "--network=GoogLeNet_Torchvision", "--top", "3", "--threads", "1", "--batch", "2", "--time", "2");
        Assert.Equal((0, ""), (code, error));
        using JsonDocument document = JsonDocument.Parse(output);
        JsonElement json = document.RootElement;
        Assert.Equal("googlenet_torchvision", json.GetProperty("network").GetString());
        Assert.Equal((1, 2), (json.GetProperty("threads").GetInt32(), json.GetProperty("batch").GetInt32()));
        Assert.All(["load_ms", "first_ms", "min_ms", "median_ms", "weight_bytes", "workspace_bytes", "rss_mb"], name => Assert.True(json.GetProperty(name).GetDouble() > 0, name));
        Assert.True(json.GetProperty("min_ms").GetDouble() <= json.GetProperty("median_ms").GetDouble());
        Assert.Equal([380, 690, 111], json.GetProperty("top").EnumerateArray().Select(guess => guess.GetProperty("class").GetInt32()));
        Assert.All(json.GetProperty("top").EnumerateArray(), guess => Assert.Equal(JsonValueKind.Null, guess.GetProperty("label").ValueKind));
        Assert.InRange(json.GetProperty("top")[0].GetProperty("probability").GetDouble(), 0.001, 1);
    }

    [Fact]
    public void Compact_weights_take_less_memory()
    {
        Assert.True(WeightBytes("--compact") < WeightBytes());

        long WeightBytes(params string[] options)
        {
            (int code, string output, string error) = Run(["--json", "--network", "googlenet_torchvision", "--time", "1", .. options]);
            Assert.Equal((0, ""), (code, error));
            using JsonDocument document = JsonDocument.Parse(output);
            return document.RootElement.GetProperty("weight_bytes").GetInt64();
        }
    }

    [Fact]
    public void Maps_are_saved_as_numpy_reads_them()
    {
        string[] names = ["inception_3a", "Aux1", "logits", "Probabilities"];
        (int code, _, string error) = Run(["--time", "1", .. names.SelectMany(name => new[] { "--save", $"{name}={InFolder(name)}" })]);
        Assert.Equal((0, ""), (code, error));

        ReferenceCase reference = Reference.Of("googlenet").Cases.Single(photo => photo.Photo == "chelsea_224.png");
        Assert.InRange(reference.Taps["inception_3a"].Error(ReadNpy(InFolder("inception_3a"), "(28, 28, 256)")), 0, 1e-4);
        Assert.InRange(reference.Taps["aux1"].Error(ReadNpy(InFolder("Aux1"), "(1, 1, 1000)")), 0, 1e-4);
        float[] logits = ReadNpy(InFolder("logits"), "(1000,)");
        Assert.InRange(Deviation.Relative(reference.Logits, logits), 0, 1e-4);
        Assert.Equal(1, ReadNpy(InFolder("Probabilities"), "(1000,)").Sum(), 1e-5);
    }

    [Fact]
    public void A_network_is_exported_with_the_stages_that_are_saved()
    {
        (int code, string output, string error) = Run("--time", "1", "--save", $"aux1={InFolder("aux1.npy")}", "--export", InFolder("model.onnx"));
        Assert.Equal((0, ""), (code, error));
        Assert.Contains($"exported to {InFolder("model.onnx")}", output, StringComparison.Ordinal);
        Assert.Equal(["softmax: N 1000", "linear: N 1000", "aux1: N 1000"], new ReadModel(File.ReadAllBytes(InFolder("model.onnx"))).Outputs);

        (code, output, error) = Run("--time", "1", "--export", _folder);
        Assert.Equal((1, "", $"classify: {_folder} is a folder: name a file in it."), (code, output, error.TrimEnd()));
    }

    [Fact]
    public void A_photo_of_another_size_is_fitted_and_labels_are_printed()
    {
        RgbImage photo = RgbImage.Load("References/chelsea_224.png").Resize(300, 260);
        File.WriteAllBytes(InFolder("photo.ppm"), [.. Encoding.ASCII.GetBytes("P6 300 260 255\n"), .. photo.Rgb]);
        File.WriteAllLines(InFolder("labels.txt"), Enumerable.Range(0, 1000).Select(index => $"thing {index}"));
        (int code, string output, _) = Run("--time", "1", "--image", InFolder("photo.ppm"), "--labels", InFolder("labels.txt"), "--preprocess", "table");
        Assert.Equal(0, code);
        Assert.Contains("photo.ppm (300x260, made 224x224)", output, StringComparison.Ordinal);
        Assert.Contains("input    bgr - 104 117 123", output, StringComparison.Ordinal);
        Assert.Contains("%  thing ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_jpeg_of_any_size_is_classified()
    {
        (int code, string output, string error) = Run("--time", "1", "--image", "References/chelsea.jpg");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("chelsea.jpg (451x300, made 224x224)", output, StringComparison.Ordinal);

        File.WriteAllBytes(InFolder("cut.jpg"), File.ReadAllBytes("References/chelsea.jpg")[..20_000]);
        (code, output, error) = Run("--image", InFolder("cut.jpg"));
        Assert.Equal((1, "", $"classify: {InFolder("cut.jpg")} cannot be read: its compressed data is damaged or cut off."), (code, output, error.TrimEnd()));
    }

    [Theory]
    [InlineData("unknown option '--netwrk' (did you mean '--network'?); --help lists them.", "--netwrk", "googlenet")]
    [InlineData("unknown option 'photo.png'; --help lists them.", "photo.png")]
    [InlineData("--top needs a whole number of at least 1, not '0'.", "--top", "0")]
    [InlineData("--threads needs a whole number from 1 to 512, not '-1'.", "--threads=-1")]
    [InlineData("--threads needs a whole number from 1 to 512, not '2000'.", "--threads", "2000")]
    [InlineData("--time needs a whole number of at least 1, not '1.5'.", "--time", "1.5")]
    [InlineData("--batch needs a value; --help explains it.", "--batch")]
    [InlineData("--json has no value.", "--json=yes")]
    [InlineData("--save needs NAME=FILE.npy, not 'logits'.", "--save", "logits")]
    [InlineData("GoogLeNet has no stage 'inception_3c' (did you mean 'inception (3a)'?); without --save, the stages are listed.", "--save", "inception_3c=x.npy")]
    public void Wrong_arguments_give_one_line_and_code_2(string message, params string[] args)
    {
        (int code, string output, string error) = Run(args);
        Assert.Equal((2, "", $"classify: {message}"), (code, output, error.TrimEnd()));
    }

    [Fact]
    public void A_network_that_is_not_there_is_answered_with_those_that_are()
    {
        (int code, string output, string error) = Run("--network", "googlenat");
        Assert.Equal((2, ""), (code, output));
        Assert.Equal(
            $"classify: unknown network 'googlenat' (did you mean 'googlenet'?); the networks are {string.Join(", ", ShippedNetworks.All.Select(network => network.Name))}.", error.TrimEnd());
    }

    [Fact]
    public void A_wrong_preprocessing_is_a_wrong_argument()
    {
        (int code, _, string error) = Run("--preprocess", "grey");
        Assert.Equal(2, code);
        Assert.StartsWith("classify: The preprocessing 'grey' is wrong at character 1", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("--image")]
    [InlineData("--weights")]
    [InlineData("--labels")]
    public void A_file_that_cannot_be_used_is_named_in_one_line_with_code_1(string option)
    {
        File.WriteAllText(InFolder("nonsense"), "nonsense");
        foreach (string path in new[] { InFolder("nonsense"), InFolder("not there"), _folder })
        {
            (int code, string output, string error) = Run(option, path);
            Assert.Equal((1, ""), (code, output));
            Assert.Contains(path, error, StringComparison.Ordinal);
            Assert.Single(error.TrimEnd().Split('\n'));
        }
    }

    [Fact]
    public void A_photo_however_long_is_classified_by_its_middle()
    {
        File.WriteAllBytes(InFolder("line.ppm"), [.. Encoding.ASCII.GetBytes("P6 100000 1 255\n"), .. new byte[300_000]]);
        (int code, string output, string error) = Run("--time", "1", "--image", InFolder("line.ppm"));
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("line.ppm (100000x1, made 224x224)", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_another_network_are_listed()
    {
        (int code, _, string error) = Run("--weights", "Formats/mini.safetensors");
        Assert.Equal(1, code);
        Assert.Contains("conv1: conv1/7x7_s2.weight (64x3x7x7) is missing.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_every_option()
    {
        (int code, string output, string error) = Run("--help");
        Assert.Equal((0, ""), (code, error));
        foreach (string option in new[] { "network", "weights", "image", "labels", "preprocess", "top", "threads", "precise", "time", "batch", "json", "save", "export", "help" })
            Assert.Contains($"  --{option}", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static float[] ReadNpy(string path, string shape)
    {
        byte[] file = File.ReadAllBytes(path);
        Assert.Equal([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0], file[..8]);
        int start = 10 + BitConverter.ToUInt16(file, 8);
        Assert.Equal(0, start % 64);
        string header = Encoding.ASCII.GetString(file, 10, start - 10);
        Assert.Equal($"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}", header.TrimEnd(' ', '\n'));
        Assert.EndsWith("\n", header, StringComparison.Ordinal);
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(file.AsSpan(start)).ToArray();
    }

    private string InFolder(string name) => Path.Combine(_folder, name);
}
