using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using InceptionGen.Training.Features;
using InceptionGen.Training.Hashing;
using InceptionGen.Training.Tests.Data;
using InceptionGen.Training.Tests.Graph;
using Xunit;

namespace InceptionGen.Training.Tests.Features;

/// <summary>Features in a file, from one training to the next: used where they are those that would be computed, and else computed again, with a remark.</summary>
public sealed class FeatureFileTests : IDisposable
{
    private const int Training = 10;
    private const int Held = 5;
    private const int All = Training + Held;
    private const int Frozen = 3;

    // Of a file that another training wrote, one image is computed again to see whether its features are the same.
    private const int Proof = 1;
    private const int PageBytes = 4096;

    private static readonly NetworkDescription Network = SmallTables.All["module"];
    private static readonly ArrayImages Images = HeadTraining.Images(Network, Training);
    private static readonly ArrayImages Validation = HeadTraining.Images(Network, Held, seed: 2);

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.At("cache.features");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_second_training_computes_no_features(int threads)
    {
        RequireSame(2 * All, null, threads: threads);
        HeadTraining second = RequireSame((3 * All) - Proof, null, threads: threads);
        Assert.Equal(All, second.Run.Features.Kept);
    }

    [Theory]
    [InlineData("reduction", 1)]
    [InlineData("auxiliary", 2)]
    public void Several_maps_and_slices_are_kept(string table, int frozen)
    {
        NetworkDescription network = SmallTables.All[table];
        ArrayImages images = HeadTraining.Images(network, Training);
        HeadTraining New(FeatureCache cache) => new HeadTraining(network, frozen, cache, threads: 2).Train(images, images);
        HeadTraining without = New(FeatureCache.None), first = New(FeatureCache.File(Path)), second = New(FeatureCache.File(Path));
        HeadTraining.RequireSame(without, first);
        HeadTraining.RequireSame(without, second);
        Assert.Equal((5 * Training, (6 * Training) - Proof), (first.FromCache, second.FromCache));
    }

    [Fact]
    public void Other_weights_other_rows_and_other_kernels_begin_again()
    {
        RequireSame(2 * All, null);
        OneOther other = new(SyntheticWeights.For(Network), "conv1.bn.bias");
        RequireSame(2 * All, "was made with other weights of the frozen rows: all features are computed again", weights: other);
        RequireSame((3 * All) - Proof, null, weights: other);
        RequireSame(2 * All, "was made for other frozen rows: all features are computed again", frozen: 2);
        RequireSame((3 * All) - Proof, null, frozen: 2);
        Change(bytes =>
        {
            FeatureHeader own = MemoryMarshal.Read<FeatureHeader>(bytes);
            MemoryMarshal.Write(bytes, FeatureHeader.Of(own.Length, own.Run, own.Identity with { Kernels = own.Identity.Kernels + 1 }));
            return bytes;
        });
        RequireSame(2 * All, "was made by another version of the runtime, or on another kind of processor, which round otherwise: all features are computed again", frozen: 2);
    }

    // What decides about the head alone is not part of it.
    [Fact]
    public void Another_head_uses_the_same_features()
    {
        RequireSame(2 * All, null);
        RequireSame((3 * All) - Proof, null, weights: new OneOther(SyntheticWeights.For(Network), "linear.weight"));
    }

    [Fact]
    public void An_image_that_is_new_is_computed_and_no_other()
    {
        RequireSame(2 * All, null);
        HeadTraining changed = new HeadTraining(Network, Frozen, FeatureCache.File(Path)).Train(HeadTraining.Images(Network, Training + 1), Validation, epochs: 1);
        Assert.Equal((All - Proof, All + 1), (changed.FromCache, changed.Run.Features.Kept));
        Assert.Empty(changed.Remarks);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(PageBytes - 1)]
    [InlineData(PageBytes + 100)]
    [InlineData((2 * PageBytes) + 10)]
    [InlineData(-1)]
    public void A_file_that_was_cut_off_is_used_as_far_as_it_goes(int length)
    {
        RequireSame(2 * All, null);
        int left = 0;
        Change(bytes =>
        {
            byte[] cut = bytes[..(length < 0 ? bytes.Length + length : length)];
            left = Math.Max(0, (cut.Length - (2 * PageBytes)) / FeatureBytes);
            return cut;
        });
        string? remark = length switch { 20 => "was damaged: all", < PageBytes and > 0 => "was damaged: all", PageBytes + 100 => "are computed again", _ => $"was cut off: the features of {FolderReport.Number(All - left, "image")} are computed again" };
        if (length == PageBytes - 1) remark = null;
        HeadTraining training = new HeadTraining(Network, Frozen, FeatureCache.File(Path)).Train(Images, Validation);
        HeadTraining.RequireSame(Without(), training);
        Assert.Equal((2 * All) + Math.Max(0, left - Proof), training.FromCache);
        if (remark is not null) Assert.Contains(training.Remarks, text => text.Contains(remark, StringComparison.Ordinal));
        RequireSame((3 * All) - Proof, null);
    }

    [Theory]
    [InlineData(10)]
    [InlineData((2 * PageBytes) + 8)]
    [InlineData(PageBytes + 17)]
    [InlineData(PageBytes + 3)]
    public void Damaged_bytes_are_noticed(int position)
    {
        RequireSame(2 * All, null);
        Change(bytes =>
        {
            bytes[position] ^= 4;
            return bytes;
        });
        HeadTraining training = new HeadTraining(Network, Frozen, FeatureCache.File(Path)).Train(Images, Validation);
        HeadTraining.RequireSame(Without(), training);
        Assert.Equal(position == 10 ? 2 * All : (3 * All) - 1 - Proof, training.FromCache);

        // Of a changed key one cannot know that it was another.
        if (position != PageBytes + 3) Assert.Contains("computed again", Assert.Single(training.Remarks), StringComparison.Ordinal);
        RequireSame((3 * All) - Proof, null);
    }

    [Fact]
    public void Features_that_are_not_what_is_computed_now_are_all_dropped()
    {
        RequireSame(2 * All, null);

        // As if kernels had changed and nothing told it: whole features, with the right hashes, whose last digits are others.
        Change(bytes =>
        {
            for (int slot = 0; slot < All; slot++)
            {
                Span<byte> place = bytes.AsSpan(PageBytes + (slot * 32), 32);
                Span<float> features = MemoryMarshal.Cast<byte, float>(bytes.AsSpan((2 * PageBytes) + (slot * FeatureBytes), FeatureBytes));
                foreach (ref float feature in features) feature *= 1.0001f;
                FeatureEntry entry = MemoryMarshal.Read<FeatureEntry>(place);
                MemoryMarshal.Write(place, entry with { Check = (ulong)ContentHash.Of(features, entry.Key) });
            }

            return bytes;
        });
        RequireSame(2 * All, "has other features of an image than are computed now: all features are computed again");
        RequireSame((3 * All) - Proof, null);
    }

    [Fact]
    public void A_training_that_was_ended_in_the_middle_leaves_what_it_had()
    {
        var ended = new HeadTraining(Network, Frozen, FeatureCache.File(Path));
        using (ended.Run.Features.Open())
        {
            ended.Step(Images, [3, 1, 4, 5], 0);
            ended.Step(Images, [9, 2, 6], 0);
        }

        RequireSame((2 * All) + 7 - Proof, null);
    }

    [Fact]
    public void A_file_of_another_kind_is_not_overwritten()
    {
        byte[] bytes = [.. Enumerable.Range(0, 5000).Select(i => (byte)i)];
        File.WriteAllBytes(Path, bytes);
        IOException exception = Assert.ThrowsAny<IOException>(() => new HeadTraining(Network, Frozen, FeatureCache.File(Path)).Train(Images));
        Assert.Equal($"The feature cache {Path} is a file of another kind, and is not overwritten. Give FeatureCache.File the path of a new file.", exception.Message);
        Assert.Equal(bytes, File.ReadAllBytes(Path));
        File.WriteAllBytes(Path, []);
        RequireSame(2 * All, null);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_said()
    {
        string missing = _folder.At("missing/cache.features");
        string message = Assert.ThrowsAny<IOException>(() => new HeadTraining(Network, Frozen, FeatureCache.File(missing)).Train(Images)).Message;
        Assert.StartsWith($"The feature cache {missing} cannot be opened: ", message, StringComparison.Ordinal);
        Assert.EndsWith(" FeatureCache.File needs a file that may be written, in a folder that exists, and that no other training has open.", message, StringComparison.Ordinal);
        Assert.ThrowsAny<IOException>(() => new HeadTraining(Network, Frozen, FeatureCache.File(_folder.Root)).Train(Images));
    }

    [Fact]
    public void A_file_that_another_training_has_open_is_said_and_one_that_it_has_closed_is_shared()
    {
        HeadTraining one = new(Network, Frozen, FeatureCache.File(Path)), other = new(Network, Frozen, FeatureCache.File(Path));
        using (one.Run.Features.Open())
        {
            Assert.Contains("cannot be opened", Assert.ThrowsAny<IOException>(() => other.Train(Images)).Message, StringComparison.Ordinal);
        }

        // In turn: each finds what the other added.
        one.Train(Images, epochs: 1);
        other.Train(Images, Validation, epochs: 1);
        Assert.Equal((0, Training - Proof), (one.FromCache, other.FromCache));
        one.Train(Images, Validation, epochs: 1, firstEpoch: 1);
        Assert.Equal(All - Proof, one.FromCache);
    }

    [Fact]
    public void Two_trainings_with_other_weights_take_the_file_from_each_other_and_get_their_own_features()
    {
        HeadTraining one = new(Network, Frozen, FeatureCache.File(Path)), other = new(Network, Frozen, FeatureCache.File(Path), weights: new OneOther(SyntheticWeights.For(Network), "conv1.bn.bias"));
        one.Train(Images, epochs: 1);
        other.Train(Validation, epochs: 1);
        one.Train(Images, epochs: 1, firstEpoch: 1);
        HeadTraining.RequireSame(new HeadTraining(Network, Frozen, FeatureCache.None).Train(Images, epochs: 2), one);
        Assert.Equal((0, 0), (one.FromCache, other.FromCache));
        Assert.Contains("other weights", Assert.Single(one.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_lost_while_it_is_used_costs_nothing_but_time()
    {
        var training = new HeadTraining(Network, Frozen, FeatureCache.File(Path));
        training.Train(Images, Validation, epochs: 1);
        Directory.CreateDirectory(_folder.At("gone"));
        File.Move(Path, _folder.At("gone/cache.features"));
        Directory.CreateDirectory(Path);
        training.Train(Images, Validation, epochs: 2, firstEpoch: 1);
        HeadTraining.RequireSame(Without(), training);
        Assert.EndsWith("It is not used any more, and features are computed in each step", Assert.Single(training.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_that_nobody_asks_for_make_room()
    {
        HeadTraining Train(int seed) => new HeadTraining(Network, Frozen, FeatureCache.File(Path)).Train(HeadTraining.Images(Network, Training, seed), epochs: 1);
        foreach (int seed in new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }) Assert.Equal(0, Train(seed).FromCache);
        long bytes = new FileInfo(Path).Length;
        Assert.Equal((2 * PageBytes) + (4L * Training * FeatureBytes), bytes);

        // Reading makes nothing older.
        for (int i = 0; i < 9; i++) Assert.Equal(Training - Proof, Train(9).FromCache);
        Assert.Equal(Training - Proof, Train(8).FromCache);
        Assert.Equal(0, Train(1).FromCache);
    }

    [Fact]
    public void A_step_from_a_file_allocates_nothing()
    {
        var training = new HeadTraining(Network, Frozen, FeatureCache.File(Path));
        int[] order = [2, 0, 3, 1], labels = new int[4];
        using var opening = training.Run.Features.Open();
        Assert.Equal(0, OwnAllocations.Of(() =>
        {
            training.Run.Features.Fill(Images, order, 0, labels);
            training.Run.Step(labels, 0.01f);
        }));
    }

    private static int FeatureBytes { get; } = 4 * new HeadTraining(Network, Frozen, FeatureCache.None).Run.Graph.Features!.Length;

    private static HeadTraining Without(int frozen = Frozen, IWeightSource? weights = null) => new HeadTraining(Network, frozen, FeatureCache.None, weights: weights).Train(Images, Validation);

    // Trains with the file and without: the same bits, that many images from the cache, and that remark.
    private HeadTraining RequireSame(int fromCache, string? remark, int frozen = Frozen, IWeightSource? weights = null, int threads = 1)
    {
        HeadTraining with = new HeadTraining(Network, frozen, FeatureCache.File(Path), threads, weights).Train(Images, Validation);
        HeadTraining.RequireSame(Without(frozen, weights), with);
        Assert.Equal(fromCache, with.FromCache);
        if (remark is null) Assert.Empty(with.Remarks);
        else Assert.Equal($"The feature cache {Path} {remark}", Assert.Single(with.Remarks));
        return with;
    }

    private void Change(Func<byte[], byte[]> change) => File.WriteAllBytes(Path, change(File.ReadAllBytes(Path)));
}
