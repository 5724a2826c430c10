using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Shipped;
using InceptionGen.Training;
using InceptionGen.Training.Graph;
using InceptionGen.Training.Running;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>Features of frozen rows, computed once: as a user trains, and on Inception v3.</summary>
public sealed class FeatureTests
{
    private static readonly string[] Names = [.. DigitInception.Description.ClassNames];

    [Fact]
    public void A_new_head_is_the_same_file_with_any_cache_and_number_of_threads()
    {
        string path = Path.GetTempFileName();
        byte[] without = Trained(FeatureCache.None, threads: 1, out IReadOnlyList<EpochReport> epochs, out _);
        Assert.Equal([0, 0, 0], epochs.Select(epoch => epoch.CachedImages));
        Assert.DoesNotContain("cache", epochs[2].ToString(), StringComparison.Ordinal);
        foreach (int threads in new[] { 1, 2, 3 })
        {
            Assert.Equal(without, Trained(cache: null, threads, out epochs, out FeatureReport report));
            Assert.Equal([0, 60, 60], epochs.Select(epoch => epoch.CachedImages));
            Assert.EndsWith(" - 60 images from the cache", epochs[1].ToString(), StringComparison.Ordinal);
            Assert.Equal((60, 120L), (report.Kept, report.FromCache));
            Assert.Equal(without, Trained(FeatureCache.File(path), threads, out epochs, out _));
            Assert.Equal([threads == 1 ? 0 : 59, 60, 60], epochs.Select(epoch => epoch.CachedImages));
        }

        File.Delete(path);
    }

    [Fact]
    public void Other_frozen_rows_begin_new_features()
    {
        ArrayImages images = Images(40);
        var trainer = new Trainer<DigitInception>(new TrainerOptions { Batch = 16 });
        Assert.Equal("no features: nothing is frozen", trainer.Features.ToString());
        trainer.FreezeThrough(DigitInception.InceptionB);
        long bytes = trainer.Features.BytesPerImage;
        Assert.Equal(4 * DigitInception.Description.Stages.Single(stage => stage.Identifier == "Linear").Input.Elements, bytes);
        trainer.Fit(images, options: new FitOptions { Epochs = 2 });
        Assert.Equal((40, 40L), (trainer.Features.Kept, trainer.Features.FromCache));
        trainer.Evaluate(images);
        Assert.Equal(80, trainer.Features.FromCache);
        trainer.Unfreeze(after: DigitInception.InceptionA);
        Assert.NotEqual(bytes, trainer.Features.BytesPerImage);
        Assert.Equal((0, 0L), (trainer.Features.Kept, trainer.Features.FromCache));
        trainer.Fit(images, options: new FitOptions { Epochs = 1 });
        Assert.Equal((40, 0L), (trainer.Features.Kept, trainer.Features.FromCache));
    }

    [Fact]
    public void A_cache_of_other_weights_is_said_in_the_line_of_the_epoch()
    {
        string path = Path.GetTempFileName();
        Trained(FeatureCache.File(path), threads: 1, out _, out _);
        Trained(FeatureCache.File(path), threads: 1, out IReadOnlyList<EpochReport> epochs, out FeatureReport report, seed: 2);
        File.Delete(path);
        string remark = $"The feature cache {path} was made with other weights of the frozen rows: all features are computed again";
        Assert.EndsWith($" - {remark}", epochs[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(epochs[1].Remarks);
        Assert.EndsWith($"\n{remark}", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inception_v3_makes_the_same_of_an_image_at_any_place_of_any_batch()
    {
        NetworkDescription network = TransferHead.Description;
        int frozen = network.Stages.Single(stage => stage.Name == "Mixed_6e").Index;
        var settings = new GraphSettings(3, stage => stage.Index <= frozen ? RowMode.Frozen : RowMode.Trained) { Threads = 2 };
        TrainingGraph graph = new GraphBuilder(network, settings, SyntheticWeights.For(network)).Build();
        Assert.Equal(37_632, graph.Features!.Length);

        float[] Features(int[] seeds, int at)
        {
            Span<float> images = graph.Images(seeds.Length);
            for (int i = 0; i < seeds.Length; i++)
            {
                var random = new Random(seeds[i]);
                foreach (ref float pixel in images.Slice(i * 67_500, 67_500)) pixel = (random.NextSingle() * 2) - 1;
            }

            graph.RunBase(seeds.Length);
            float[] features = new float[graph.Features.Length];
            graph.Features.Take(at, features);
            return features;
        }

        float[] alone = Features([1], 0);
        Assert.True(alone.Count(value => value > 0) > 1000);
        Assert.Equal(alone, Features([2, 3, 1], 2));
        Assert.Equal(alone, Features([2, 1], 1));
    }

    private static byte[] Trained(FeatureCache? cache, int threads, out IReadOnlyList<EpochReport> epochs, out FeatureReport report, int seed = 1)
    {
        var trainer = new Trainer<DigitInception>(new TrainerOptions { Batch = 16, Threads = threads, Seed = seed, WeightAverage = 0.5f, FeatureCache = cache });
        trainer.FreezeThrough(DigitInception.InceptionB);
        epochs = trainer.Fit(Images(40), Images(20, seed: 5), new FitOptions { Epochs = 3 }).Epochs;
        report = trainer.Features;
        string path = Path.GetTempFileName();
        trainer.Save(path);
        byte[] bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }

    private static ArrayImages Images(int count, int seed = 1)
    {
        var random = new Random(seed);
        float[] pixels = [.. Enumerable.Range(0, count * 64).Select(_ => random.NextSingle())];
        int[] labels = [.. Enumerable.Range(0, count).Select(i => i % Names.Length)];
        return new ArrayImages(pixels, labels, 8, 8, 1, Names);
    }
}
