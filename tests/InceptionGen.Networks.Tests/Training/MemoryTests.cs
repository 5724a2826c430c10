using System;
using System.Linq;
using InceptionGen.Shipped;
using InceptionGen.Training;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>What training needs is told before it is allocated.</summary>
public sealed class MemoryTests
{
    [Fact]
    public void What_is_told_is_what_is_taken()
    {
        TrainerOptions options = new() { Batch = 64, Threads = 2, Optimizer = Adam.Keras(), WeightAverage = 0.9f };
        MemoryNeed told = Trainer<DigitInception>.Estimate(options);
        var trainer = new Trainer<DigitInception>(options);
        trainer.Fit(PatternImages.Of(64), PatternImages.Of(20), new FitOptions { Epochs = 1 });
        Assert.Equal(trainer.Memory, told);
        Assert.InRange(told.Maps + told.Scratch, trainer.StepBytes - 1000, trainer.StepBytes + 1000);

        long trained = trainer.TrainedParameters * sizeof(float);
        Assert.Equal((2 * trained, 2 * trained), (told.Optimizer, told.Average));

        // No buffer holds the gradient of the linear layer's kernel, of 128 numbers to 10.
        const long linear = 128 * 10 * sizeof(float);
        Assert.InRange(told.Parameters, (2 * trained) - linear, (2.1 * trained) - linear);
        Assert.InRange(told.PackedWeights, 1.5 * trained, 4 * trained);
        Assert.Equal(0, told.FrozenWeights);
        Assert.StartsWith("batch 64: ", told.ToString(), StringComparison.Ordinal);
        Assert.Contains("maps and their gradients", told.ToString(), StringComparison.Ordinal);

        Assert.InRange(trainer.Estimate(128).Maps, 1.9 * told.Maps, 2.1 * told.Maps);
        trainer.FreezeThrough(DigitInception.InceptionB);
        Assert.InRange(trainer.Memory.Maps, 1, told.Maps / 2);
        Assert.InRange(trainer.Memory.FrozenWeights, trained / 2, 2 * trained);
    }

    [Fact]
    public void A_batch_that_is_too_large_is_refused_and_the_largest_one_is_said()
    {
        TrainerOptions options = new() { Batch = 500, Threads = 2, MemoryLimit = 20_000_000 };
        TrainingMemoryException refused = Assert.Throws<TrainingMemoryException>(() => new Trainer<DigitInception>(options));
        Assert.Matches(
            @"^Training DigitInception with a batch of 500 needs [0-9]+ MB: maps and their gradients [0-9]+ MB, .*; there are 20 MB\. The largest batch that fits is [0-9]+ \(TrainerOptions\.Batch\)\.$",
            refused.Message);
        Assert.Equal((500, 20_000_000L), (refused.Need.Batch, refused.Available));
        Assert.InRange(refused.LargestBatch, 10, 499);
        Assert.Equal(refused.LargestBatch, new Trainer<DigitInception>(options with { Batch = refused.LargestBatch }).Memory.Batch);
        Assert.Throws<TrainingMemoryException>(() => new Trainer<DigitInception>(options with { Batch = refused.LargestBatch + 1 }));

        string none = Assert.Throws<TrainingMemoryException>(() => new Trainer<DigitInception>(options with { MemoryLimit = 1000 })).Message;
        Assert.Contains("there are 1 MB. Not even a batch of 1 fits: freeze more rows", none, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { MemoryLimit = 0 });
    }

    [Fact]
    public void What_no_array_holds_is_refused_too()
    {
        TrainingMemoryException refused = Assert.Throws<TrainingMemoryException>(() => new Trainer<DigitInception>(new TrainerOptions { Batch = 1_000_000, MemoryLimit = long.MaxValue }));
        Assert.Contains("maps and their gradients have to be in one array, which holds 8,590 MB. The largest batch that fits is ", refused.Message, StringComparison.Ordinal);
        Assert.InRange(refused.LargestBatch, 1000, 999_999);
    }

    [Fact]
    public void A_trainer_that_may_not_have_more_stays_as_it_was()
    {
        var trainer = new Trainer<DigitInception>(new TrainerOptions { Batch = 64, Threads = 2 });
        long all = trainer.Memory.Total;
        var limited = new Trainer<DigitInception>(new TrainerOptions { Batch = 64, Threads = 2, MemoryLimit = all });
        limited.FreezeThrough(DigitInception.InceptionB);
        Assert.Throws<InvalidOperationException>(() => limited.FreezeThrough(DigitInception.Linear));
        Assert.NotEmpty(limited.Fit(PatternImages.Of(20), options: new FitOptions { Epochs = 1 }).Epochs);
    }

    // A guess of hundreds of megabytes costs a few: nothing of what is told about is allocated for it.
    [Fact]
    public void Telling_allocates_little()
    {
        MemoryNeed need = Trainer<GoogLeNet>.Estimate(new TrainerOptions { Batch = 32, Threads = 1 });
        Assert.InRange(need.Total, 500_000_000, 10_000_000_000);
        long least = Enumerable.Range(0, 3).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Trainer<GoogLeNet>.Estimate(new TrainerOptions { Batch = 32, Threads = 1 });
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
        Assert.InRange(least, 0, 20_000_000);
    }
}
