using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Training.Tests.Graph;
using Xunit;

namespace InceptionGen.Training.Tests.Features;

/// <summary>Trainings that compute the features of frozen rows once: the same bits as without, and fewer images through the base.</summary>
public sealed class FeatureReadingTests
{
    private const int Training = 10;
    private const int Held = 5;

    // Every row at which a table can be cut, but before the last linear one.
    public static TheoryData<string, int, int> Cuts
    {
        get
        {
            TheoryData<string, int, int> cuts = [];
            foreach ((string name, NetworkDescription network) in SmallTables.All)
            {
                int last = network.Stages.First(stage => stage.Operations.OfType<LinearInfo>().Any()).Index;
                for (int frozen = 1; frozen <= last; frozen++) cuts.Add(name, frozen, (frozen % 3) + 1);
            }

            return cuts;
        }
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public void A_training_gives_the_same_bits_with_and_without(string table, int frozen, int threads)
    {
        NetworkDescription network = SmallTables.All[table];
        ArrayImages training = HeadTraining.Images(network, Training), held = HeadTraining.Images(network, Held, seed: 2);
        HeadTraining without = new HeadTraining(network, frozen, FeatureCache.None).Train(training, held), with = new HeadTraining(network, frozen, cache: null, threads).Train(training, held);
        HeadTraining.RequireSame(without, with);
        Assert.Equal((0, 0), (without.FromCache, without.Run.Features.Kept));

        // The first epoch computes, the two others do not.
        Assert.Equal((2 * (Training + Held), Training + Held), (with.FromCache, with.Run.Features.Kept));
        Assert.Empty(with.Remarks);
    }

    [Fact]
    public void An_image_has_the_same_features_at_any_place_of_any_batch()
    {
        NetworkDescription network = SmallTables.All["module"];
        var run = new HeadTraining(network, 3, FeatureCache.None).Run;
        ArrayImages images = HeadTraining.Images(network, HeadTraining.Batch);
        float[] Features(params int[] order)
        {
            run.Features.Fill(images, order, 0, new int[order.Length]);
            run.Graph.RunBase(order.Length);
            float[] features = new float[run.Graph.Features!.Length];
            run.Graph.Features.Take(Array.IndexOf(order, 2), features);
            return features;
        }

        float[] alone = Features(2);
        Assert.Contains(alone, value => value != 0);
        Assert.Equal(alone, Features(0, 1, 2, 3));
        Assert.Equal(alone, Features(2, 1));
        Assert.Equal(alone, Features(3, 0, 2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_form_of_an_augmented_image_has_its_own_features(int variants)
    {
        NetworkDescription network = SmallTables.All["module"];
        ImageSource training = HeadTraining.Images(network, Training).Augment(new Augmentation { Rotation = 40, HorizontalFlip = true, Variants = variants }, seed: 5);
        HeadTraining without = new HeadTraining(network, 3, FeatureCache.None).Train(training, training, epochs: 7), with = new HeadTraining(network, 3, cache: null).Train(training, training, epochs: 7);
        HeadTraining.RequireSame(without, with);

        // Evaluations show the images as they are.
        Assert.Equal((((7 - variants) + 6) * Training, (variants + 1) * Training), (with.FromCache, with.Run.Features.Kept));
    }

    [Fact]
    public void Images_that_every_epoch_augments_in_its_own_way_are_not_kept()
    {
        NetworkDescription network = SmallTables.All["module"];
        ImageSource training = HeadTraining.Images(network, Training).Augment(new Augmentation { Rotation = 40 }), held = HeadTraining.Images(network, Held, seed: 2);
        HeadTraining without = new HeadTraining(network, 3, FeatureCache.None).Train(training, held), with = new HeadTraining(network, 3, cache: null).Train(training, held);
        HeadTraining.RequireSame(without, with);
        Assert.Equal((2 * Held, Held), (with.FromCache, with.Run.Features.Kept));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    [InlineData(100, Training + Held)]
    public void Memory_is_not_exceeded_and_what_it_has_no_room_for_is_computed(int room, int kept)
    {
        NetworkDescription network = SmallTables.All["module"];
        ArrayImages training = HeadTraining.Images(network, Training), held = HeadTraining.Images(network, Held, seed: 2);
        HeadTraining without = new HeadTraining(network, 3, FeatureCache.None).Train(training, held);
        long bytes = 4L * without.Run.Graph.Features!.Length;
        HeadTraining with = new HeadTraining(network, 3, FeatureCache.Memory((bytes * room) + bytes - 1)).Train(training, held);
        HeadTraining.RequireSame(without, with);
        Assert.Equal((2 * kept, kept), (with.FromCache, with.Run.Features.Kept));
    }

    [Fact]
    public void The_same_image_in_two_sources_is_computed_once()
    {
        NetworkDescription network = SmallTables.All["module"];
        ArrayImages images = HeadTraining.Images(network, Training);
        HeadTraining training = new HeadTraining(network, 3, cache: null).Train(images, epochs: 1).Train(HeadTraining.Images(network, Training), epochs: 1);
        Assert.Equal((Training, Training), (training.FromCache, training.Run.Features.Kept));
        (ImageSource part, ImageSource _) = images.Split(0.5);
        training.Train(part, epochs: 1);
        Assert.Equal((Training + part.Count, Training), (training.FromCache, training.Run.Features.Kept));
    }

    [Fact]
    public void Images_that_change_are_noticed()
    {
        NetworkDescription network = SmallTables.All["module"];
        int size = (int)network.Input.Elements;
        float[] pixels = [.. Enumerable.Range(0, Training * size).Select(i => i * 31 % 97 / 97f)];
        ArrayImages images = new(pixels, new int[Training], network.Input.Height, network.Input.Width, network.Input.Channels, ["a", "b", "c", "d"]);
        HeadTraining without = new(network, 3, FeatureCache.None), with = new(network, 3, cache: null);
        foreach (HeadTraining training in new[] { without, with })
        {
            for (int i = 0; i < pixels.Length; i++) pixels[i] = i * 31 % 97 / 97f;
            training.Train(images, epochs: 2);
            for (int i = 0; i < pixels.Length; i++) pixels[i] = i * 17 % 89 / 89f;
            training.Train(images, epochs: 2, firstEpoch: 2);
        }

        HeadTraining.RequireSame(without, with);
        Assert.Equal(Training, with.FromCache);
        Assert.Matches("^image [0-9] was read otherwise than before", Assert.Single(with.Remarks));
    }

    [Fact]
    public void A_step_from_features_allocates_nothing()
    {
        NetworkDescription network = SmallTables.All["module"];
        ArrayImages images = HeadTraining.Images(network, HeadTraining.Batch);
        var training = new HeadTraining(network, 3, cache: null);
        int[] order = [2, 0, 3, 1], labels = new int[4];
        Assert.Equal(0, OwnAllocations.Of(() =>
        {
            training.Run.Features.Fill(images, order, 0, labels);
            training.Run.Step(labels, 0.01f);
        }));
        Assert.True(training.FromCache >= 4);
    }

    [Fact]
    public void Steps_on_images_of_the_caller_do_not_use_features()
    {
        NetworkDescription network = SmallTables.All["module"];
        ArrayImages images = HeadTraining.Images(network, HeadTraining.Batch), others = HeadTraining.Images(network, HeadTraining.Batch, seed: 8);
        int[] labels = new int[4];
        double Loss(FeatureCache? cache)
        {
            HeadTraining training = new HeadTraining(network, 3, cache).Train(images, epochs: 2);
            training.Run.Features.Fill(images, [0, 1, 2, 3], 0, labels);
            for (int i = 0; i < 4; i++) others.Read(i, 0, training.Run.Graph.Images(4).Slice(i * (int)network.Input.Elements, (int)network.Input.Elements));
            return training.Run.Step(labels, 0.01f).Loss;
        }

        Assert.Equal(Loss(FeatureCache.None), Loss(cache: null));
    }
}
