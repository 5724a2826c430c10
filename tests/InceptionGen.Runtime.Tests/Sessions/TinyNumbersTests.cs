using System;
using System.Linq;
using InceptionGen.Memory;

namespace InceptionGen.Tests;

/// <summary>Images and weights near the smallest numbers of float32. That they take no longer than others, a benchmark shows: "-- networks --tiny".</summary>
public class TinyNumbersTests
{
    private static readonly SessionOptions AllTaps = new() { Threads = 1, Taps = TinyNetwork.Description.Taps };

    [Theory]
    [InlineData(1e-38f)]
    [InlineData(1e-37f)]
    [InlineData(1e-20f)]
    [InlineData(float.Epsilon)]
    public void A_negligible_image_is_a_black_one(float size)
    {
        using Session session = Load(EditableWeights.Of(TinyNetwork.Description)).CreateSession(AllTaps);
        float[] image = Pictures.Preprocessed(Pictures.Noise(new(12, 12, 3))), black = new float[image.Length];
        float[] expected = [.. session.Run(black), .. session.Logits];
        float[] actual = [.. session.Run(image.Select(value => value * size).ToArray()), .. session.Logits];
        Assert.Equal(expected, actual);
        RequireNoNegligible(session);
    }

    [Fact]
    public void A_preprocessing_may_make_negligible_numbers()
    {
        using Session session = Load(EditableWeights.Of(TinyNetwork.Description)).CreateSession(AllTaps with { Preprocessing = Preprocessing.Parse("rgb / 1e38") });
        float[] actual = session.Run(Pictures.Noise(new(12, 12, 3))).ToArray();
        Assert.Equal(session.Run(new float[12 * 12 * 3]).ToArray(), actual);
    }

    [Fact]
    public void A_map_by_hand_may_hold_negligible_numbers_and_keeps_them()
    {
        using var session = (TinyNetwork.Session)Load(EditableWeights.Of(TinyNetwork.Description)).CreateSession();
        float[] expected = session.InceptionA(Tensor<Map6x6x8>.Create()).Values.ToArray();
        Tensor<Map6x6x8> tiny = Tensor<Map6x6x8>.Create();
        tiny.Values.Fill(1e-38f);
        Assert.Equal(expected, session.InceptionA(tiny).Values.ToArray());
        Assert.All(tiny.Values.ToArray(), value => Assert.Equal(1e-38f, value));
    }

    [Fact]
    public void Negligible_weights_are_zeros()
    {
        EditableWeights tiny = EditableWeights.Of(TinyNetwork.Description), zero = EditableWeights.Of(TinyNetwork.Description);
        foreach (string name in new[] { "conv1.weight", "a/1x1.weight", "a/3x3.weight", "a/3x3.bias", "fc.weight" })
        {
            for (int i = 0; i < tiny[name].Length; i += 2) (tiny[name][i], zero[name][i]) = (i % 4 == 0 ? 1e-38f : -1e-30f, 0);
        }

        byte[] photo = Pictures.Noise(new(12, 12, 3));
        using Session expected = Load(zero).CreateSession(), actual = Load(tiny).CreateSession();
        Assert.Equal(expected.Run(photo), actual.Run(photo));
        Assert.Equal(expected.Logits, actual.Logits);
    }

    /// <summary>Each map is a ten billionth of the one before: the third is negligible, and the logits are those of zeros.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_map_holds_a_negligible_number(bool precise)
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        foreach (string name in weights.Tensors.Keys.Where(name => name is not ("bn1.weight" or "bn1.running_var" or "fc.bias")))
        {
            foreach (ref float value in weights[name].AsSpan()) value *= name.EndsWith("weight", StringComparison.Ordinal) ? 1e-10f : 0;
        }

        using Session session = Load(weights, precise).CreateSession(AllTaps);
        session.Run(Pictures.Noise(new(12, 12, 3)));
        RequireNoNegligible(session);
        Assert.Contains(session.Values(TinyNetwork.Conv1).ToArray(), value => value is > 1e-12f and < 1e-9f);
        Assert.All(session.Values(TinyNetwork.InceptionA).ToArray(), value => Assert.Equal(0, value));
        Assert.Equal(weights["fc.bias"], session.Logits.ToArray());
    }

    private static TinyNetwork Load(EditableWeights weights, bool precise = false) => TinyNetwork.Load(weights, new() { AuxiliaryClassifiers = true, Precise = precise });

    private static void RequireNoNegligible(Session session) =>
        Assert.All(TinyNetwork.Description.Taps, tap => Assert.False(Negligible.IsIn(session.Values(tap)), tap.Name));
}
