using System;
using System.Globalization;
using System.IO;
using InceptionGen.Shipped;
using InceptionGen.Training;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>A checkpoint that a trainer cannot go on from is refused with a message that says what differs and what to do, and the trainer is as it was.</summary>
public sealed class BadCheckpointTests
{
    public static TheoryData<string, TrainerOptions> OtherOptions
    {
        get
        {
            TrainerOptions options = new InterruptedRun().Options;
            return new()
            {
                { "TrainerOptions.Batch is 16 in the checkpoint and 8 here", options with { Batch = 8 } },
                { "TrainerOptions.Seed is 5 in the checkpoint and 6 here", options with { Seed = 6 } },
                { "TrainerOptions.Optimizer is RmsProp { LearningRate = 0.002,", options with { Optimizer = Adam.Keras() } },
                { "and RmsProp { LearningRate = 0.004,", options with { Optimizer = RmsProp.Keras3(0.004f, momentum: 0.9f) with { Centered = true } } },
                { "and StepDecay { Factor = 0.5, Epochs = 1 2.5 } here", options with { Schedule = LearningRateSchedule.Steps(0.5f, 1, 2.5) } },
                { "TrainerOptions.WeightAverage is WeightAverage { Decay = 0.7, FastStart = False } in the checkpoint and none here", options with { WeightAverage = null } },
                { "TrainerOptions.Clipping is GlobalNorm 1 in the checkpoint and GlobalNorm 2 here", options with { Clipping = GradientClipping.ByGlobalNorm(2) } },
                { "TrainerOptions.BatchNormMomentum is 0.8 in the checkpoint and none here", options with { BatchNormMomentum = null } },
                { "TrainerOptions.BiasRate is 1 in the checkpoint and 2 here", options with { BiasRate = 2 } },
                { "TrainerOptions.RowRates is empty in the checkpoint and 0.5 through inception (a) here", options with { RowRates = [new(DigitInception.InceptionA, 0.5f)] } },
                { "TrainerOptions.WeightsOfClasses is empty in the checkpoint and 1, 1, 1, 1, 1, 1, 1, 1, 1, 2.5 here", options with { WeightsOfClasses = [1, 1, 1, 1, 1, 1, 1, 1, 1, 2.5f] } },
                { "TrainerOptions.Loss is CrossEntropy { LabelSmoothing = 0 } in the checkpoint and CrossEntropy { LabelSmoothing = 0.1 } here", options with { Loss = new CrossEntropy(0.1f) } },
            };
        }
    }

    [Theory]
    [MemberData(nameof(OtherOptions))]
    public void Other_options(string expected, TrainerOptions options)
    {
        using InterruptedRun run = new();
        run.Cancelled(run.Trainer(), 4, run.Fit with { Checkpoint = run.Path });
        var other = new Trainer<DigitInception>(options);
        byte[] before = TrainedFile.BytesOf(other);
        string message = Assert.Throws<CheckpointException>(() => ResumeInGerman(other, run.Path)).Message;
        Assert.StartsWith($"{run.Path} was written by a trainer with other settings: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains($"To begin another training with its weights, give them to a trainer: new Trainer<DigitInception>(WeightFile.Open(\"{run.Path}\"), options).", message, StringComparison.Ordinal);
        Assert.Equal(0, other.Steps);
        Assert.Equal(before, TrainedFile.BytesOf(other));
    }

    [Fact]
    public void Other_rows_are_frozen()
    {
        using InterruptedRun run = new();
        Trainer<DigitInception> trainer = run.Trainer();
        trainer.FreezeThrough(DigitInception.InceptionA);
        trainer.SaveCheckpoint(run.Path);
        string message = Assert.Throws<CheckpointException>(() => run.Trainer().Resume(run.Path)).Message;
        Assert.Contains("the rows up to inception (a) frozen; now no row frozen. To go on from it, call FreezeThrough(DigitInception.InceptionA) before", message, StringComparison.Ordinal);
        run.Trainer().SaveCheckpoint(run.Path);
        message = Assert.Throws<CheckpointException>(() => trainer.Resume(run.Path)).Message;
        Assert.Contains("no row frozen; now the rows up to inception (a) frozen. To go on from it, call Unfreeze() before", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_images_or_fit_options()
    {
        using InterruptedRun run = new();
        FitOptions options = run.Fit with { Checkpoint = run.Path };
        Trainer<DigitInception> trainer = run.Trainer();
        run.Cancelled(trainer, 4, options);

        string Resumed(ImageSource training, ImageSource? validation, FitOptions changed) =>
            Assert.Throws<CheckpointException>(() => run.Trainer().Fit(training, validation, changed with { Resume = true })).Message;
        Assert.Contains("The number of images for training is 40 in the checkpoint and 39 here", Resumed(PatternImages.Of(39), run.Validation, options), StringComparison.Ordinal);
        Assert.Contains("The list of images for training, by names and labels, is", Resumed(PatternImages.Of(40, shift: 1), run.Validation, options), StringComparison.Ordinal);
        Assert.Contains("The augmentation of images for training is Augmentation { Rotation = 10,", Resumed(PatternImages.Of(40), run.Validation, options), StringComparison.Ordinal);
        Assert.Contains("The number of images for validation is 30 in the checkpoint and 0 here", Resumed(run.Training, null, options), StringComparison.Ordinal);
        Assert.Contains("FitOptions.KeepBest is True in the checkpoint and False here", Resumed(run.Training, run.Validation, options with { KeepBest = false }), StringComparison.Ordinal);
        Assert.Contains(
            "FitOptions.EarlyStopping is EarlyStopping { Monitor = ValidationAccuracy, Patience = 4, MinimumChange = 0 } in the checkpoint and none here",
            Resumed(run.Training, run.Validation, options with { EarlyStopping = null }),
            StringComparison.Ordinal);
        string few = Resumed(run.Training, run.Validation, options with { Epochs = 1 });
        Assert.Contains("FitOptions.Epochs is 1, and 2 epochs were begun. Give the same, or call EndFit() to begin a new training.", few, StringComparison.Ordinal);

        // The trainer that was cancelled says it without a file.
        string own = Assert.Throws<ArgumentException>(() => trainer.Fit(PatternImages.Of(39), run.Validation, run.Fit)).Message;
        Assert.StartsWith("A training of DigitInception was interrupted and cannot go on as another: The number of images for training is 40 in it and 39 here", own, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_table()
    {
        using InterruptedRun run = new();
        run.Trainer().SaveCheckpoint(run.Path);
        byte[] bytes = File.ReadAllBytes(run.Path);
        int name = bytes.AsSpan().IndexOf("DigitInception"u8);
        bytes[name] = (byte)'V';
        File.WriteAllBytes(run.Path, bytes);
        string message = Assert.Throws<CheckpointException>(() => run.Trainer().Resume(run.Path)).Message;
        Assert.Contains("is a checkpoint of VigitInception; this is a trainer of DigitInception.", message, StringComparison.Ordinal);

        // A row of the same network was changed since.
        bytes[name] = (byte)'D';
        int row = bytes.AsSpan().IndexOf("inception (b)"u8), digest = row + "inception (b)".Length + bytes.AsSpan(row + "inception (b)".Length).IndexOfAnyInRange((byte)'0', (byte)'9');
        bytes[digest] = bytes[digest] == '1' ? (byte)'2' : (byte)'1';
        File.WriteAllBytes(run.Path, bytes);
        message = Assert.Throws<CheckpointException>(() => run.Trainer().Resume(run.Path)).Message;
        Assert.Contains("is a checkpoint of another DigitInception: the row inception (b) of its table was another.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_cut_off_or_are_not_checkpoints()
    {
        using InterruptedRun run = new();
        run.Cancelled(run.Trainer(), 4, run.Fit with { Checkpoint = run.Path });
        byte[] bytes = File.ReadAllBytes(run.Path);
        Trainer<DigitInception> trainer = run.Trainer();
        byte[] before = TrainedFile.BytesOf(trainer);
        foreach (int length in new[] { 0, 7, 8, 100, 3000, bytes.Length / 2, bytes.Length - 1 })
        {
            File.WriteAllBytes(run.Path, bytes[..length]);
            string message = Assert.Throws<CheckpointException>(() => trainer.Resume(run.Path)).Message;
            Assert.Matches("^.*run.checkpoint cannot be read as a checkpoint: .*(short|cut off).*Was it written by SaveCheckpoint", message);
        }

        File.WriteAllBytes(run.Path, [.. bytes, 0]);
        Assert.Contains("1 bytes at its end belong to no tensor", Assert.Throws<CheckpointException>(() => trainer.Resume(run.Path)).Message, StringComparison.Ordinal);
        File.WriteAllText(run.Path, "epoch,loss\n1,0.5\n and some more text that is not a checkpoint");
        Assert.Contains("it does not begin with a header", Assert.Throws<CheckpointException>(() => trainer.Resume(run.Path)).Message, StringComparison.Ordinal);
        trainer.Save(run.Path);
        Assert.Contains("is a file of weights, not a checkpoint", Assert.Throws<CheckpointException>(() => trainer.Resume(run.Path)).Message, StringComparison.Ordinal);
        File.Delete(run.Path);
        Assert.Throws<FileNotFoundException>(() => trainer.Resume(run.Path));
        Assert.Equal(before, TrainedFile.BytesOf(trainer));
    }

    // Bytes of the header are changed one by one: whatever it says then, it is refused in words or read.
    [Fact]
    public void Damaged_headers()
    {
        using InterruptedRun run = new();
        run.Cancelled(run.Trainer(), 4, run.Fit with { Checkpoint = run.Path });
        byte[] bytes = File.ReadAllBytes(run.Path);
        Trainer<DigitInception> trainer = run.Trainer();
        int refused = 0, header = BitConverter.ToInt32(bytes, 0);
        var random = new Random(4);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[8 + random.Next(header)] = (byte)random.Next(256);
            File.WriteAllBytes(run.Path, damaged);
            try
            {
                trainer.Resume(run.Path);
            }
            catch (CheckpointException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 300);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_said_before_the_first_step()
    {
        using InterruptedRun run = new();
        Trainer<DigitInception> trainer = run.Trainer();
        string folder = Path.GetDirectoryName(run.Path)!;
        FitOptions options = new() { Checkpoint = Path.Combine(folder, "missing", "run.checkpoint") };
        Assert.Contains("the folder", Assert.Throws<DirectoryNotFoundException>(() => trainer.Fit(run.Training, options: options)).Message, StringComparison.Ordinal);
        Assert.Throws<UnauthorizedAccessException>(() => trainer.Fit(run.Training, options: options with { Checkpoint = folder }));
        Assert.Contains("FitOptions.Resume needs Checkpoint", Assert.Throws<ArgumentException>(() => trainer.Fit(run.Training, options: new FitOptions { Resume = true })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { CheckpointSteps = 0 });
        Assert.Equal(0, trainer.Steps);
        Assert.Empty(run.Files);
    }

    // The disk is full when a checkpoint is written: the old one is still there, and so is the training.
    [Fact]
    public void A_checkpoint_that_cannot_be_written_spoils_nothing()
    {
        using InterruptedRun run = new();
        byte[] expected = run.Whole().File;
        Trainer<DigitInception> trainer = run.Trainer();
        run.Cancelled(trainer, 2, run.Fit with { Checkpoint = run.Path });
        byte[] old = File.ReadAllBytes(run.Path);
        using (new FileStream(run.Path + ".unfinished", FileMode.Create, FileAccess.Write, FileShare.None))
            Assert.ThrowsAny<IOException>(() => trainer.SaveCheckpoint(run.Path));
        Assert.Equal(old, File.ReadAllBytes(run.Path));
        trainer.Fit(run.Training, run.Validation, run.Fit);
        Assert.Equal(expected, TrainedFile.BytesOf(trainer));
    }

    // Texts of numbers do not depend on the caller's culture.
    private static void ResumeInGerman(Trainer<DigitInception> trainer, string path)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            trainer.Resume(path);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
