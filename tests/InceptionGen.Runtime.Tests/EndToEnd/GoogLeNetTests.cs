using System;
using System.Collections.Generic;
using System.Linq;
using Classify;
using InceptionGen.Imaging;

namespace InceptionGen.Tests;

/// <summary>The shipped tables, compiled, against the real implementations: every tap, the logits, the five best classes.</summary>
public class GoogLeNetTests
{
    // What Winograd's transforms lose, and what float32 loses without them (PyTorch loses 6e-6 here).
    private const double FastBound = 1e-4;
    private const double PreciseBound = 2e-5;

    // What the reference values were computed with.
    private static readonly Preprocessing Rgb = Preprocessing.Parse("rgb / 127.5 - 1");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void GoogLeNet_equals_the_paper_as_Caffe_deploys_it(bool precise)
    {
        LoadOptions options = new() { Precise = precise, AuxiliaryClassifiers = true };
        AssertEqual("googlenet", GoogLeNet.Load(new SyntheticWeights(GoogLeNet.Description), options), precise);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void GoogLeNet_of_torchvision_equals_torchvision(bool precise) =>
        AssertEqual("googlenet_torchvision", GoogLeNetTorchvision.Load(new SyntheticWeights(GoogLeNetTorchvision.Description), new() { Precise = precise }), precise);

    [Fact]
    public void Images_of_a_batch_do_not_mix()
    {
        GoogLeNetTorchvision network = GoogLeNetTorchvision.Load(new SyntheticWeights(GoogLeNetTorchvision.Description));
        IReadOnlyList<ReferenceCase> cases = Reference.Of("googlenet_torchvision").Cases;
        using Session session = network.CreateSession(new() { Batch = 2, Threads = 2, Preprocessing = Rgb });
        session.Run([.. Photo(cases[0]), .. Photo(cases[1])]);
        for (int image = 0; image < 2; image++) AssertLogits(cases[image], session.Logits.Slice(image * 1000, 1000), FastBound);
    }

    [Fact]
    public void Typed_images_and_taps_are_what_users_write()
    {
        GoogLeNet network = GoogLeNet.Load(new SyntheticWeights(GoogLeNet.Description));
        using GoogLeNet.Session session = network.CreateSession(new() { Taps = [GoogLeNet.Inception4a], Preprocessing = Rgb });
        ReferenceCase reference = Reference.Of("googlenet").Cases[0];
        Tensor<Map224x224x3> image = Tensor<Map224x224x3>.From(Pictures.Preprocessed(Photo(reference)));
        Assert.Equal(1000, session.Run(image).Length);

        Tensor<Map14x14x512> features = session.Tap(GoogLeNet.Inception4a);
        Assert.InRange(reference.Taps["inception_4a"].Error(features.Values), 0, FastBound);
        Assert.Equal(features.Values.ToArray(), session.RunUntil(GoogLeNet.Inception4a, Photo(reference)).Values.ToArray());
    }

    private static void AssertEqual(string name, Network network, bool precise)
    {
        double bound = precise ? PreciseBound : FastBound;
        Dictionary<string, Tap> taps = network.Architecture.Taps.ToDictionary(tap => Essence(tap.Name));
        foreach (ReferenceCase reference in Reference.Of(name).Cases)
        {
            Tap[] asked = [.. reference.Taps.Keys.Select(tap => taps[Essence(tap)])];
            using Session session = network.CreateSession(new() { Taps = asked, Threads = precise ? 1 : 2, Preprocessing = Rgb });
            session.Run(Photo(reference));
            foreach ((string tapName, ReferenceTap expected) in reference.Taps)
            {
                Tap tap = taps[Essence(tapName)];
                Assert.Equal(expected.Shape.Aggregate(1, (product, dimension) => product * dimension), tap.Shape.Elements);
                double error = expected.Error(session.Values(tap));
                Assert.True(error <= bound, $"{reference.Photo}, {tapName}: error {error:E2}");
            }

            AssertLogits(reference, session.Logits, bound);
        }
    }

    private static void AssertLogits(ReferenceCase reference, ReadOnlySpan<float> actual, double bound)
    {
        float[] logits = actual.ToArray();
        double error = logits.Zip(reference.Logits, (a, b) => Math.Abs(a - b)).Max() / reference.Logits.Max(Math.Abs);
        Assert.True(error <= bound, $"{reference.Photo}: the logits' error is {error:E2}");
        Assert.Equal(reference.Top5, Enumerable.Range(0, logits.Length).OrderByDescending(index => logits[index]).Take(5));
    }

    private static byte[] Photo(ReferenceCase reference) => RgbImage.Load($"References/{reference.Photo}").Rgb.ToArray();

    private static string Essence(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
