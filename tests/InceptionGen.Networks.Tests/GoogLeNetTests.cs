using System.Collections.Generic;
using InceptionGen.Shipped;
using InceptionGen.Tests;

namespace InceptionGen.Networks.Tests;

/// <summary>The shipped tables, compiled, against the real implementations: every tap, the logits, the five best classes.</summary>
public class GoogLeNetTests
{
    // What Winograd's transforms lose, and what float32 loses without them (PyTorch loses 6e-6 here).
    private const double FastBound = 1e-4;
    private const double PreciseBound = 2e-5;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void GoogLeNet_equals_the_paper_as_Caffe_deploys_it(bool precise)
    {
        LoadOptions options = new() { Precise = precise, AuxiliaryClassifiers = true };
        Comparison.AssertEqual("googlenet", GoogLeNet.Load(SyntheticWeights.For(GoogLeNet.Description), options), Bound(precise), precise ? 1 : 2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void GoogLeNet_of_torchvision_equals_torchvision(bool precise) =>
        Comparison.AssertEqual("googlenet_torchvision", GoogLeNetTorchvision.Load(SyntheticWeights.For(GoogLeNetTorchvision.Description), new() { Precise = precise }), Bound(precise), precise ? 1 : 2);

    [Fact]
    public void Images_of_a_batch_do_not_mix()
    {
        GoogLeNetTorchvision network = GoogLeNetTorchvision.Load(SyntheticWeights.For(GoogLeNetTorchvision.Description));
        IReadOnlyList<ReferenceCase> cases = Reference.Of("googlenet_torchvision").Cases;
        using Session session = network.CreateSession(new() { Batch = 2, Threads = 2, Preprocessing = Comparison.Rgb });
        session.Run([.. Comparison.Photo(cases[0]), .. Comparison.Photo(cases[1])]);
        for (int image = 0; image < 2; image++) Comparison.AssertLogits(cases[image], session.Logits.Slice(image * 1000, 1000), FastBound);
    }

    [Fact]
    public void Typed_images_and_taps_are_what_users_write()
    {
        GoogLeNet network = GoogLeNet.Load(SyntheticWeights.For(GoogLeNet.Description));
        using GoogLeNet.Session session = network.CreateSession(new() { Taps = [GoogLeNet.Inception4a], Preprocessing = Comparison.Rgb });
        ReferenceCase reference = Reference.Of("googlenet").Cases[0];
        Tensor<Map224x224x3> image = Tensor<Map224x224x3>.From(Pictures.Preprocessed(Comparison.Photo(reference)));
        Assert.Equal(1000, session.Run(image).Length);

        Tensor<Map14x14x512> features = session.Tap(GoogLeNet.Inception4a);
        Assert.InRange(reference.Taps["inception_4a"].Error(features.Values), 0, FastBound);
        Assert.Equal(features.Values.ToArray(), session.RunUntil(GoogLeNet.Inception4a, Comparison.Photo(reference)).Values.ToArray());
    }

    private static double Bound(bool precise) => precise ? PreciseBound : FastBound;
}
