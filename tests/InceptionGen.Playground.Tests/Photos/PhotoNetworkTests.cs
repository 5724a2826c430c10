using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using InceptionGen.Playground.Photos;

namespace InceptionGen.Playground.Tests.Photos;

/// <summary>A network runs on a photo with the tool's numbers, or says why it cannot.</summary>
public sealed class PhotoNetworkTests
{
    private static readonly string Tiny = File.ReadAllText(Samples.Table("tiny"));

    [Theory]
    [InlineData("tiny")]
    [InlineData("googlenet")]
    public void The_most_probable_classes_are_those_of_the_tool(string id)
    {
        using var network = PhotoNetwork.Load(id + ".csv", File.ReadAllText(Samples.Table(id)), weights: null, weightsName: "");
        var classes = network.Predict(File.ReadAllBytes(Samples.Photo), "chelsea.jpg");
        (int best, float probability) = Samples.Best(id);

        Assert.Equal(best, classes[0].Index);
        Assert.Equal(probability, classes[0].Probability, 1e-5f);
        Assert.Equal(5, classes.Count);
        Assert.Equal(classes.OrderByDescending(one => one.Probability), classes);
    }

    [Fact]
    public void Weights_come_from_a_file()
    {
        byte[] photo = File.ReadAllBytes(Samples.Photo);
        using var synthetic = PhotoNetwork.Load("tiny.csv", Tiny, weights: null, weightsName: "");
        using var stored = PhotoNetwork.Load("tiny.csv", Tiny, Samples.Weights("tiny"), "tiny.safetensors");

        Assert.Equal(synthetic.Predict(photo, "chelsea.jpg"), stored.Predict(photo, "chelsea.jpg"));
    }

    [Fact]
    public void Classes_have_the_names_of_the_table()
    {
        using var network = PhotoNetwork.Load("tiny.csv", "# classes: a, b, c, d, e, f, g, h, i, j\n" + Tiny, weights: null, weightsName: "");
        PhotoClass best = network.Predict(File.ReadAllBytes(Samples.Photo), "chelsea.jpg")[0];

        Assert.Equal(((char)('a' + best.Index)).ToString(), best.Name);
    }

    [Fact]
    public void Weights_that_do_not_fit_are_named_with_their_tensors()
    {
        var missing = Assert.Throws<PhotoException>(() => PhotoNetwork.Load("tiny.csv", Tiny.Replace("16x16x48,16,", "16x16x48,8,").Replace(",24,8", ",24,16"), Samples.Weights("tiny"), "my.safetensors"));
        Assert.Contains("my.safetensors", missing.Message);
        Assert.Contains("inception_a", missing.Message);
        Assert.DoesNotContain("the memory", missing.Message);

        var damaged = Assert.Throws<PhotoException>(() => PhotoNetwork.Load("tiny.csv", Tiny, [1, 2, 3], "my.safetensors"));
        Assert.StartsWith("my.safetensors", damaged.Message);
    }

    [Theory]
    [InlineData("16x16x48,16", "16x16x40,16", "errors")]
    [InlineData("softmax,,1x1x10\n", "", "does not end in a softmax or sigmoid")]
    [InlineData("# input: 32x32x3", "# input: 32x32x1", "photos have three channels")]
    public void A_table_that_cannot_run_says_why(string before, string after, string reason)
    {
        string text = Tiny.ReplaceLineEndings("\n");
        Assert.Contains(before, text);
        var refusal = Assert.Throws<PhotoException>(() => PhotoNetwork.Load("tiny.csv", text.Replace(before, after), weights: null, weightsName: ""));
        Assert.Contains(reason, refusal.Message);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_no_answer()
    {
        byte[] weights = Samples.Weights("tiny");
        // After the header, whose length is the first number: weights so large that sums overflow.
        int header = sizeof(long) + (int)BinaryPrimitives.ReadInt64LittleEndian(weights);
        MemoryMarshal.Cast<byte, float>(weights.AsSpan(header)).Fill(1e38f);
        using var network = PhotoNetwork.Load("tiny.csv", Tiny, weights, "tiny.safetensors");

        Assert.Contains("not finite", Assert.Throws<PhotoException>(() => network.Predict(File.ReadAllBytes(Samples.Photo), "chelsea.jpg")).Message);
    }

    [Fact]
    public void A_file_that_is_no_photo_is_named()
    {
        using var network = PhotoNetwork.Load("tiny.csv", Tiny, weights: null, weightsName: "");
        Assert.Contains("notes.txt", Assert.Throws<PhotoException>(() => network.Predict([.. "no photo"u8], "notes.txt")).Message);
    }
}
