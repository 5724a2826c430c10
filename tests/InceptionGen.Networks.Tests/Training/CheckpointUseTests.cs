using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Shipped;
using InceptionGen.Training;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>Checkpoints in loops and steps of the caller's, and as files of weights.</summary>
public sealed class CheckpointUseTests
{
    [Fact]
    public void Steps_of_the_caller_go_on_too()
    {
        using InterruptedRun run = new();
        float[] images = new float[16 * 64];
        int[] labels = [.. Enumerable.Range(0, 16).Select(i => i % 10)];
        for (int i = 0; i < 16; i++) run.Training.Read(i, 0, images.AsSpan(i * 64, 64));

        Trainer<DigitInception> trainer = run.Trainer(), other = run.Trainer();
        trainer.Step(images, labels);
        trainer.SaveCheckpoint(run.Path);
        trainer.Step(images, labels);
        other.Resume(run.Path);
        other.Step(images, labels);
        Assert.Equal(TrainedFile.BytesOf(trainer), TrainedFile.BytesOf(other));
    }

    [Fact]
    public void A_loop_over_epochs_goes_on()
    {
        using InterruptedRun run = new();
        Trainer<DigitInception> whole = run.Trainer();
        Assert.Equal(3, whole.Epochs(run.Training, run.Validation, run.Fit with { Epochs = 3 }).Count());

        FitOptions options = new() { Epochs = 3, Checkpoint = run.Path, Resume = true };
        using System.Threading.CancellationTokenSource source = new();
        int steps = 0;
        var watcher = new StepWatcher(_ =>
        {
            if (++steps == 5) source.Cancel();
        });
        List<int> seen = [];
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (EpochReport epoch in run.Trainer().Epochs(run.Training, run.Validation, options with { StepProgress = watcher }, source.Token)) seen.Add(epoch.Epoch);
        });
        Trainer<DigitInception> other = run.Trainer();
        seen.AddRange(other.Epochs(run.Training, run.Validation, options).Select(epoch => epoch.Epoch));
        Assert.Equal([1, 2, 3], seen);
        Assert.Equal(TrainedFile.BytesOf(whole), TrainedFile.BytesOf(other));

        // A loop that its caller ended is over: the next one has as many epochs as it says.
        foreach (EpochReport _ in other.Epochs(run.Training, options: new FitOptions { Epochs = 4 })) break;
        Assert.Equal(2, other.Epochs(run.Training, options: new FitOptions { Epochs = 2 }).Count());
    }

    [Fact]
    public void A_checkpoint_is_a_file_of_weights()
    {
        using InterruptedRun run = new();
        Trainer<DigitInception> trainer = run.Trainer();
        run.Cancelled(trainer, 2, run.Fit);
        trainer.SaveCheckpoint(run.Path);
        Dictionary<string, float[]> saved = TrainedFile.TensorsOf(trainer), read = TrainedFile.TensorsOf(run.Path);
        Assert.Equal(saved.Keys.Order(StringComparer.Ordinal), read.Keys.Order(StringComparer.Ordinal));
        Assert.All(saved, tensor => Assert.Equal(tensor.Value, read[tensor.Key]));
        using WeightFile file = WeightFile.Open(run.Path);
        Assert.NotNull(DigitInception.Load(file));
        Assert.Equal(trainer.TrainedParameters, new Trainer<DigitInception>(file).TrainedParameters);
    }

    [Fact]
    public void A_training_can_be_given_up()
    {
        using InterruptedRun run = new();
        Trainer<DigitInception> trainer = run.Trainer();
        run.Cancelled(trainer, 4, run.Fit);
        Dictionary<string, float[]> before = TrainedFile.TensorsOf(trainer);
        trainer.EndFit();
        Assert.All(TrainedFile.TensorsOf(trainer), tensor => Assert.Equal(before[tensor.Key], tensor.Value));
        Assert.Single(trainer.Fit(run.Training, options: new FitOptions { Epochs = 1 }).Epochs);
    }
}
