using System;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Shipped;
using InceptionGen.Training;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>A training with all that has to survive an interruption: dropout, augmentation, momentum, a running average, a schedule that follows results, best weights and early
/// stopping. It has 5 epochs of 3 steps.</summary>
internal sealed class InterruptedRun : IDisposable
{
    public const int Epochs = 5;
    public const int StepsOfEpoch = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    /// <summary>The checkpoint.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "run.checkpoint");

    /// <summary>Names of all files beside it.</summary>
    public string[] Files => [.. _folder.GetFiles().Select(file => file.Name)];

    public TrainerOptions Options { get; init; } = new()
    {
        Batch = 16,
        Seed = 5,
        Threads = 1,
        Optimizer = RmsProp.Keras3(0.002f, momentum: 0.9f) with { Centered = true },
        Schedule = new OnPlateau { Factor = 0.5f, Patience = 1, MinimumChange = 0.5 },
        WeightAverage = 0.7f,
        BatchNormMomentum = 0.8f,
        Clipping = GradientClipping.ByGlobalNorm(1),
    };

    public ImageSource Training { get; init; } = PatternImages.Of(40).Augment(new Augmentation { Rotation = 10, WidthShift = 0.1f }, seed: 2);

    public ImageSource Validation { get; init; } = PatternImages.Of(30, seed: 9);

    public FitOptions Fit { get; init; } = new() { Epochs = Epochs, BestBy = Metric.ValidationLoss, EarlyStopping = new(Metric.ValidationAccuracy, Patience: 4) };

    public Trainer<DigitInception> Trainer(int? threads = null) => new(Options with { Threads = threads ?? Options.Threads });

    /// <summary>Trains without an interruption.</summary>
    public (TrainingHistory History, byte[] File) Whole()
    {
        Trainer<DigitInception> trainer = Trainer();
        return (trainer.Fit(Training, Validation, Fit), TrainedFile.BytesOf(trainer));
    }

    /// <summary>Trains until a step, from 1, and is cancelled after it.</summary>
    public TrainingHistory Cancelled(Trainer<DigitInception> trainer, int lastStep, FitOptions options)
    {
        using CancellationTokenSource source = new();
        int steps = 0;
        var watcher = new StepWatcher(_ =>
        {
            if (++steps == lastStep) source.Cancel();
        });
        return trainer.Fit(Training, Validation, options with { StepProgress = watcher }, source.Token);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
