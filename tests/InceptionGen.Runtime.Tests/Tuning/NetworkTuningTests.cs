using System;
using System.IO;
using System.Linq;
using System.Text;
using InceptionGen.Tests;

namespace InceptionGen.Runtime.Tests.Tuning;

public sealed class NetworkTuningTests
{
    [Fact]
    public void Tuning_measures_every_layer_of_the_network_itself()
    {
        NetworkTuning tuning = Tuned();

        Assert.Equal(("Tiny", 1, 2), (tuning.Network, tuning.Threads, tuning.Batch));
        Assert.Equal(["conv1.weight", "a/1x1.weight", "a/3x3_reduce.weight", "a/3x3.weight", "a/pool_proj.weight", "fc.weight"], tuning.Layers.Select(layer => layer.Tensor));
        Assert.All(tuning.Layers, layer => Assert.InRange(layer.Milliseconds, 0, 1000));
        Assert.Matches("^.+, vectors of [0-9]+ floats$", tuning.Machine);
    }

    [Fact]
    public void A_saved_tuning_is_read_as_it_was()
    {
        NetworkTuning tuning = Tuned();
        string path = Path.GetTempFileName();
        try
        {
            tuning.Save(path);
            NetworkTuning read = NetworkTuning.Load(path);
            Assert.Equal((tuning.Network, tuning.Machine, tuning.Threads, tuning.Batch), (read.Network, read.Machine, read.Threads, read.Batch));
            Assert.Equal(tuning.Layers, read.Layers);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(Ways.Direct)]
    [InlineData(Ways.Winograd2x2)]
    [InlineData(Ways.Winograd6x6)]
    public void A_network_is_loaded_with_the_algorithms_of_its_tuning(string algorithm)
    {
        NetworkTuning tuning = Read(Json.Replace("\"direct\", \"milliseconds\": 4", $"\"{algorithm}\", \"milliseconds\": 4", StringComparison.Ordinal));
        Network network = Load(new() { Tuning = tuning, AuxiliaryClassifiers = true });

        Assert.Contains($"#3x3: 3x3/1, padding 1, 6x6x4 to 6x6x6: {algorithm} ", network.Plan, StringComparison.Ordinal);
        float[] image = [.. Enumerable.Range(0, 12 * 12 * 3).Select(i => MathF.Sin(i))];
        using Session session = network.CreateSession(), usual = Load(new()).CreateSession();
        float[] expected = usual.Run(image).ToArray();
        Assert.All(session.Run(image).ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-5f));
    }

    [Theory]
    [InlineData("\"Tiny\"", "\"Huge\"", "The tuning is of Huge; this network is Tiny. ")]
    [InlineData("\"fc.weight\"", "\"fc2.weight\"", "The tuning has no algorithm for fc.weight of linear. ")]
    [InlineData("\"direct\", \"milliseconds\": 4", "\"magic\", \"milliseconds\": 4", "The tuning computes a/3x3.weight by 'magic', which cannot compute it. ")]
    [InlineData("\"direct\", \"milliseconds\": 4", "\"1x1 product\", \"milliseconds\": 4", "The tuning computes a/3x3.weight by '1x1 product', which cannot compute it. ")]
    public void A_tuning_that_does_not_fit_is_refused(string part, string other, string message)
    {
        NetworkTuning tuning = Read(Json.Replace(part, other, StringComparison.Ordinal));
        var exception = Assert.Throws<ArgumentException>(() => Load(new() { Tuning = tuning }));
        Assert.StartsWith(message + "Measure it again with Tune() on the loaded network, and save the result.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tuning_contradicts_options_that_leave_one_algorithm()
    {
        var precise = Assert.Throws<ArgumentException>(() => Load(new() { Tuning = Read(Json), Precise = true }));
        Assert.StartsWith("LoadOptions.Tuning chooses among algorithms; LoadOptions.Precise leaves one only. Set one of the two.", precise.Message, StringComparison.Ordinal);
        var compact = Assert.Throws<ArgumentException>(() => Load(new() { Tuning = Read(Json), CompactWeights = true }));
        Assert.Contains("LoadOptions.CompactWeights leaves one only", compact.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The input does not contain any JSON tokens")]
    [InlineData("[]", "'layers' is missing or not a list")]
    [InlineData("""{"layers": {}}""", "'layers' is missing or not a list")]
    [InlineData("""{"layers": []}""", "'network' is missing or not a text")]
    [InlineData("""{"layers": [3]}""", "'milliseconds' is missing or not a number")]
    [InlineData("""{"layers": [{"tensor": "a", "algorithm": "direct", "milliseconds": 1e999}]}""", "a layer's milliseconds are not a number")]
    [InlineData("""{"layers": [], "network": "a", "machine": "b", "threads": 1.5, "batch": 1}""", "'threads' is not a whole number")]
    [InlineData("""{"layers": [], "network": "a", "machine": "b", "threads": 1, "batch": -1}""", "'batch' is not a whole number")]
    [InlineData("""{"layers": [], "network": "\uD800", "machine": "b", "threads": 1, "batch": 1}""", "")]
    [InlineData("""{"layers": [{"tensor": "a", "algorithm": "b", "milliseconds": 1}, {"tensor": "a", "algorithm": "b", "milliseconds": 1}]}""", "it lists a twice")]
    public void A_damaged_file_is_named_with_what_is_wrong(string json, string problem)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, json);
            var exception = Assert.Throws<InvalidDataException>(() => NetworkTuning.Load(path));
            Assert.StartsWith($"{path} is not a tuning of a network: {problem}", exception.Message, StringComparison.Ordinal);
            Assert.EndsWith(". Network.Tune measures one, and NetworkTuning.Save writes it.", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // As Save writes it, with times that tell the layers apart.
    private const string Json = """
        {
          "network": "Tiny", "machine": "AMD Zen 4, vectors of 16 floats", "threads": 1, "batch": 1,
          "layers": [
            { "tensor": "conv1.weight", "algorithm": "direct", "milliseconds": 1 },
            { "tensor": "a/1x1.weight", "algorithm": "1x1 product", "milliseconds": 2 },
            { "tensor": "a/3x3_reduce.weight", "algorithm": "direct", "milliseconds": 3 },
            { "tensor": "a/3x3.weight", "algorithm": "direct", "milliseconds": 4 },
            { "tensor": "a/pool_proj.weight", "algorithm": "1x1 product", "milliseconds": 5 },
            { "tensor": "fc.weight", "algorithm": "direct", "milliseconds": 6 }
          ]
        }
        """;

    private static NetworkTuning Tuned() => Load(new()).Tune(new SessionOptions { Threads = 1, Batch = 2 });

    private static Network Load(LoadOptions options) => TinyNetwork.Load(SyntheticWeights.For(TinyNetwork.Description), options);

    private static NetworkTuning Read(string json)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(json));
        return NetworkTuning.Load(stream);
    }
}
