using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Shipped;
using InceptionGen.Training;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>A training that was interrupted and goes on ends with the same bits as one that was not.</summary>
public sealed class CheckpointTests
{
    // In the middle of the first epoch, at an epoch's end (its validation is not done yet), in the middle of later ones, and after the last step.
    public static TheoryData<int, int> Interruptions
    {
        get
        {
            TheoryData<int, int> all = [];
            foreach (int step in new[] { 1, InterruptedRun.StepsOfEpoch, 7, 11, InterruptedRun.Epochs * InterruptedRun.StepsOfEpoch })
            {
                foreach (int threads in new[] { 1, 2, 3 }) all.Add(step, threads);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Interruptions))]
    public void A_cancelled_training_goes_on_in_another_trainer_to_the_same_bits(int lastStep, int threads)
    {
        using InterruptedRun run = new();
        (TrainingHistory whole, byte[] expected) = run.Whole();
        Trainer<DigitInception> trainer = run.Trainer(threads);
        TrainingHistory cancelled = run.Cancelled(trainer, lastStep, run.Fit with { Checkpoint = run.Path });
        Assert.Equal((TrainingEnd.Cancelled, (lastStep - 1) / InterruptedRun.StepsOfEpoch, (long)lastStep), (cancelled.End, cancelled.Epochs.Count, trainer.Steps));

        Trainer<DigitInception> other = run.Trainer((threads % 3) + 1);
        TrainingHistory history = other.Fit(run.Training, run.Validation, run.Fit with { Checkpoint = run.Path, Resume = true });
        RequireSame(whole, history);
        Assert.Equal(expected, TrainedFile.BytesOf(other));
        Assert.Equal(["run.checkpoint"], run.Files);
    }

    // Else files would be the same whatever happens after an interruption: the last epoch's weights are the best, and the rate changes.
    [Fact]
    public void The_run_of_these_tests_depends_on_its_last_steps()
    {
        using InterruptedRun run = new();
        (TrainingHistory whole, _) = run.Whole();
        Assert.Equal((InterruptedRun.Epochs, InterruptedRun.Epochs), (whole.Epochs.Count, whole.Best));
        Assert.True(whole.Epochs.Select(epoch => epoch.LearningRate).Distinct().Count() > 1, "The learning rate never changes.");
    }

    [Fact]
    public void The_best_weights_survive()
    {
        // Labels that have nothing to do with what is learned: results become worse.
        using InterruptedRun run = new() { Validation = PatternImages.Of(30, seed: 9, shift: 1) };
        (TrainingHistory whole, byte[] expected) = run.Whole();
        Assert.InRange(whole.Best, 1, 2);
        run.Cancelled(run.Trainer(), 11, run.Fit with { Checkpoint = run.Path });
        Trainer<DigitInception> other = run.Trainer();
        RequireSame(whole, other.Fit(run.Training, run.Validation, run.Fit with { Checkpoint = run.Path, Resume = true }));
        Assert.Equal(expected, TrainedFile.BytesOf(other));
    }

    // A part that was not read back would not be missed by the others.
    [Theory]
    [InlineData("optimizer 1/linear.weight")]
    [InlineData("optimizer 2/linear.weight")]
    [InlineData("optimizer 3/linear.weight")]
    [InlineData("weights/linear.weight")]
    [InlineData("linear.weight")]
    [InlineData("running_mean")]
    [InlineData("\\\"steps\\\":7")]
    [InlineData("\\\"images\\\":16")]
    [InlineData("\\\"epochs\\\":2")]
    [InlineData("\\\"reductions\\\":")]
    public void Every_part_of_a_checkpoint_counts(string part)
    {
        using InterruptedRun run = new();
        byte[] expected = run.Whole().File;
        run.Cancelled(run.Trainer(), 7, run.Fit with { Checkpoint = run.Path });
        ChangedCheckpoint.Change(run.Path, part);
        Trainer<DigitInception> other = run.Trainer();
        other.Fit(run.Training, run.Validation, run.Fit with { Checkpoint = run.Path, Resume = true });
        Assert.NotEqual(expected, TrainedFile.BytesOf(other));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void A_cancelled_training_goes_on_in_the_same_trainer_to_the_same_bits(int lastStep)
    {
        using InterruptedRun run = new();
        (TrainingHistory whole, byte[] expected) = run.Whole();
        Trainer<DigitInception> trainer = run.Trainer();
        TrainingHistory cancelled = run.Cancelled(trainer, lastStep, run.Fit);
        if (cancelled.Best > 0) Assert.Equal(cancelled.Epochs[cancelled.Best - 1].Validation!.Loss, trainer.Evaluate(run.Validation).Loss, 1e-6);
        trainer.SaveCheckpoint(run.Path);
        TrainedFile.BytesOf(trainer);

        TrainingHistory history = trainer.Fit(run.Training, run.Validation, run.Fit);
        RequireSame(whole, history);
        Assert.Equal(expected, TrainedFile.BytesOf(trainer));

        Trainer<DigitInception> other = run.Trainer();
        other.Resume(run.Path);
        Assert.Equal(lastStep, other.Steps);
        RequireSame(whole, other.Fit(run.Training, run.Validation, run.Fit));
        Assert.Equal(expected, TrainedFile.BytesOf(other));
    }

    // The process ends at a step of its own choosing: what counts is the file that is there.
    [Theory]
    [InlineData(2, 1)]
    [InlineData(8, 1)]
    [InlineData(8, 2)]
    [InlineData(14, null)]
    public void A_training_that_was_killed_goes_on_from_its_last_checkpoint(int lastStep, int? every)
    {
        using InterruptedRun run = new();
        (TrainingHistory whole, byte[] expected) = run.Whole();
        FitOptions options = run.Fit with { Checkpoint = run.Path, CheckpointSteps = every, Resume = true };
        int steps = 0;
        var killer = new StepWatcher(_ =>
        {
            if (++steps == lastStep) throw new TimeoutException();
        });
        Assert.Throws<TimeoutException>(() => run.Trainer(2).Fit(run.Training, run.Validation, options with { StepProgress = killer }));

        int left = 0;
        Trainer<DigitInception> other = run.Trainer();
        RequireSame(whole, other.Fit(run.Training, run.Validation, options with { StepProgress = new StepWatcher(_ => left++) }));
        Assert.Equal(expected, TrainedFile.BytesOf(other));
        int kept = every is { } n && lastStep % InterruptedRun.StepsOfEpoch / n > 0
            ? lastStep - (lastStep % InterruptedRun.StepsOfEpoch % n)
            : lastStep / InterruptedRun.StepsOfEpoch * InterruptedRun.StepsOfEpoch;
        Assert.Equal((InterruptedRun.Epochs * InterruptedRun.StepsOfEpoch) - kept, left);
    }

    public static TheoryData<string, Optimizer> Optimizers => new()
    {
        { "SGD", new Sgd(0.01f) },
        { "Nesterov", Sgd.PyTorch(0.01f, 0.9f) with { Nesterov = true } },
        { "papers", RmsProp.InceptionPapers() },
        { "AdamW", AdamW.Keras(0.01f) },
    };

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Every_optimizer_goes_on(string name, Optimizer optimizer)
    {
        using InterruptedRun run = new() { Options = new TrainerOptions { Batch = 16, Optimizer = optimizer, Threads = 1, BiasRate = 2, RowRates = [new(DigitInception.InceptionA, 0.5f)] } };
        byte[] expected = run.Whole().File;
        run.Cancelled(run.Trainer(), 4, run.Fit with { Checkpoint = run.Path });
        Trainer<DigitInception> other = run.Trainer();
        other.Fit(run.Training, run.Validation, run.Fit with { Checkpoint = run.Path, Resume = true });
        Assert.True(expected.AsSpan().SequenceEqual(TrainedFile.BytesOf(other)), $"{name} does not go on.");
    }

    [Fact]
    public void A_training_that_stopped_early_or_is_complete_is_not_done_again()
    {
        using InterruptedRun run = new() { Fit = new() { Epochs = 12, EarlyStopping = new(Metric.ValidationLoss, Patience: 1, MinimumChange: 5) } };
        FitOptions options = run.Fit with { Checkpoint = run.Path, Resume = true };
        Trainer<DigitInception> trainer = run.Trainer();
        TrainingHistory first = trainer.Fit(run.Training, run.Validation, options);
        Assert.Equal((TrainingEnd.StoppedEarly, 2), (first.End, first.Epochs.Count));

        Trainer<DigitInception> other = run.Trainer();
        TrainingHistory again = other.Fit(run.Training, run.Validation, options with { StepProgress = new StepWatcher(_ => Assert.Fail("A step was done again.")) });
        RequireSame(first, again);
        Assert.Equal(TrainedFile.BytesOf(trainer), TrainedFile.BytesOf(other));
        string message = Assert.Throws<ArgumentException>(() => other.Fit(run.Training, run.Validation, options)).Message;
        Assert.Contains("run.checkpoint is the checkpoint of a training that this trainer has completed. Use another file", message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_epochs_go_on_as_if_they_had_been_asked_for_at_once()
    {
        using InterruptedRun run = new() { Fit = new() { Epochs = 6 } };
        byte[] expected = run.Whole().File;
        run.Trainer().Fit(run.Training, run.Validation, run.Fit with { Epochs = 2, Checkpoint = run.Path });
        Trainer<DigitInception> other = run.Trainer();
        TrainingHistory history = other.Fit(run.Training, run.Validation, run.Fit with { Checkpoint = run.Path, Resume = true });
        Assert.Equal([1, 2, 3, 4, 5, 6], history.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(expected, TrainedFile.BytesOf(other));
    }

    // The second phase begins with the result of the first; each has a file.
    [Fact]
    public void A_program_of_two_phases_can_be_run_again_at_any_moment()
    {
        using InterruptedRun run = new();
        string second = run.Path + "2";
        byte[]? Program(int? lastStep)
        {
            Trainer<DigitInception> trainer = run.Trainer();
            using System.Threading.CancellationTokenSource source = new();
            var watcher = new StepWatcher(_ =>
            {
                if (trainer.Steps == lastStep) source.Cancel();
            });
            FitOptions options = run.Fit with { Epochs = 2, Resume = true };
            trainer.Fit(run.Training, run.Validation, options with { Checkpoint = run.Path });
            trainer.FreezeThrough(DigitInception.InceptionA);
            TrainingHistory history = trainer.Fit(run.Training, run.Validation, options with { Checkpoint = second, StepProgress = watcher }, source.Token);
            return history.End == TrainingEnd.Cancelled ? null : TrainedFile.BytesOf(trainer);
        }

        byte[]? expected = Program(lastStep: null);
        Assert.NotNull(expected);
        File.Delete(second);
        Assert.Null(Program(lastStep: 2));
        Assert.Null(Program(lastStep: 5));
        Assert.Equal(expected, Program(lastStep: null));
    }

    [Fact]
    public void Frozen_rows_come_from_the_checkpoint()
    {
        using InterruptedRun run = new();
        Trainer<DigitInception> trainer = run.Trainer();
        trainer.Fit(run.Training, options: new FitOptions { Epochs = 1 });
        trainer.FreezeThrough(DigitInception.InceptionA);
        run.Cancelled(trainer, 4, run.Fit with { Checkpoint = run.Path });
        trainer.Fit(run.Training, run.Validation, run.Fit);

        // Its own base is another: that of its first weights.
        Trainer<DigitInception> other = run.Trainer();
        other.FreezeThrough(DigitInception.InceptionA);
        other.Fit(run.Training, run.Validation, run.Fit with { Checkpoint = run.Path, Resume = true });
        Assert.Equal(TrainedFile.BytesOf(trainer), TrainedFile.BytesOf(other));
    }

    // All but the time that it took.
    private static void RequireSame(TrainingHistory expected, TrainingHistory actual)
    {
        Assert.Equal((expected.Best, expected.End, expected.Epochs.Count), (actual.Best, actual.End, actual.Epochs.Count));
        foreach ((EpochReport one, EpochReport other) in expected.Epochs.Zip(actual.Epochs))
        {
            Assert.Equal(one with { Validation = null, Time = default }, other with { Validation = null, Time = default });
            (Evaluation a, Evaluation b) = (one.Validation!, other.Validation!);
            Assert.Equal((a.Loss, a.Accuracy, a.TopFiveAccuracy, a.Images), (b.Loss, b.Accuracy, b.TopFiveAccuracy, b.Images));
            Assert.Equal(a.AreaUnderCurve(), b.AreaUnderCurve());
            Assert.Equal(a.ConfusionMatrix(), b.ConfusionMatrix());
            Assert.Equal(a.Worst, b.Worst);
        }
    }
}
