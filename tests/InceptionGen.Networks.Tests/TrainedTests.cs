using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using InceptionGen.Imaging;
using InceptionGen.Shipped;
using InceptionGen.Tests;

namespace InceptionGen.Networks.Tests;

/// <summary>A network that was really trained: the content moderation of nsfwjs, Keras' Inception v3 with a head of its own, from its TensorFlow.js files. The expected values are
/// TensorFlow.js' own; runtime/docs/trained-networks.md says how the files are fetched.</summary>
public class TrainedTests
{
    private const double Bound = 1e-4;

    public static IEnumerable<object[]> Photos => Expected().Cases.Select(expected => new object[] { expected.Photo });

    [TrainedTheory]
    [MemberData(nameof(Photos))]
    public void It_answers_as_TensorFlow_js_does(string photo)
    {
        TrainedCase expected = Expected().Cases.Single(other => other.Photo == photo);
        using WeightFile weights = WeightFile.Open(TrainedTheoryAttribute.Folder!);
        Network network = InceptionV3Nsfwjs.Load(weights);
        Dictionary<string, Tap> taps = network.Architecture.Taps.ToDictionary(tap => tap.Name, StringComparer.Ordinal);
        using Session session = network.CreateSession(new() { Taps = [.. expected.Taps.Keys.Select(name => taps[name])] });

        session.Run(RgbImage.Load($"References/trained/{photo}").Rgb);

        Assert.Equal(Expected().Classes, network.Architecture.ClassNames);
        Assert.All(expected.Taps, tap => Assert.InRange(tap.Value.Error(session.Values(taps[tap.Key])), 0, Bound));
        Assert.InRange(Deviation.Relative(expected.Logits, session.Logits), 0, Bound);
        Assert.InRange(Deviation.Largest(expected.Probabilities, session.Probabilities), 0, Bound);
    }

    // Rounded bytes in shards, kernels in another order: every number is another in the new file, and every result is the same.
    [TrainedTheory]
    [InlineData("astronaut.png")]
    public void Converted_to_safetensors_it_gives_the_same_bits(string photo)
    {
        string converted = Path.GetTempFileName();
        try
        {
            using (WeightFile weights = WeightFile.Open(TrainedTheoryAttribute.Folder!))
            {
                InceptionV3Nsfwjs.Description.SaveSafetensors(weights, converted);
                using WeightFile saved = WeightFile.Open(converted);
                Assert.Equal(Bits(weights, photo), Bits(saved, photo));
            }
        }
        finally
        {
            File.Delete(converted);
        }
    }

    [Fact]
    public void Its_table_has_the_parameters_and_the_classes_that_Keras_tells()
    {
        NetworkDescription table = InceptionV3Nsfwjs.Description;
        Assert.Equal(22_360_869, table.Parameters + table.RunningStatistics);
        Assert.Equal(Expected().Classes, InceptionV3Nsfwjs.ClassNames);
        Assert.Equal("rgb / 255", table.Preprocessing);
        Assert.Equal(5, InceptionV3Nsfwjs.Classes);
    }

    [Fact]
    public void The_photos_are_of_the_networks_size() => Assert.All(
        Expected().Cases, expected => Assert.Equal((299, 299), (RgbImage.Load($"References/trained/{expected.Photo}").Width, RgbImage.Load($"References/trained/{expected.Photo}").Height)));

    private static int[] Bits(IWeightSource weights, string photo)
    {
        using Session session = InceptionV3Nsfwjs.Load(weights).CreateSession();
        session.Run(RgbImage.Load($"References/trained/{photo}").Rgb);
        return [.. session.Logits.ToArray().Select(BitConverter.SingleToInt32Bits)];
    }

    private static TrainedReference Expected() =>
        JsonSerializer.Deserialize<TrainedReference>(File.ReadAllText("References/trained/expected.json"), new JsonSerializerOptions(JsonSerializerDefaults.Web))!;

    private sealed record TrainedReference(string[] Classes, TrainedCase[] Cases);

    private sealed record TrainedCase(string Photo, double[] Probabilities, double[] Logits, Dictionary<string, TrainedTap> Taps);

    /// <param name="Max_abs">The largest value of the whole map.</param>
    /// <param name="Indices">Where the values stand, in H, W, C order.</param>
    /// <param name="Values">A sample of the map.</param>
    private sealed record TrainedTap(double Max_abs, int[] Indices, double[] Values)
    {
        /// <summary>The largest error of a map's sample, and of its largest value, over the latter; infinite if any value of the map is not finite.</summary>
        public double Error(ReadOnlySpan<float> map)
        {
            float[] sample = new float[Indices.Length];
            for (int i = 0; i < sample.Length; i++) sample[i] = map[Indices[i]];
            return Math.Max(Deviation.Largest(Values, sample), Math.Abs(Deviation.LargestSize(map) - Max_abs)) / Max_abs;
        }
    }
}

/// <summary>A test that needs the trained network, whose folder an environment variable names.</summary>
internal sealed class TrainedTheoryAttribute : TheoryAttribute
{
    private const string Variable = "INCEPTIONGEN_NSFWJS";

    public TrainedTheoryAttribute()
    {
        if (Folder is null) Skip = $"{Variable} does not name the folder of the model that runtime/docs/trained-networks.md (\"Weights from npm\") fetches from npm.";
    }

    public static string? Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;
}
