using System;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>A training of some epochs.</summary>
public sealed record FitOptions
{
    /// <summary>How often all training images are shown. A training that goes on after an interruption counts the epochs before it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Epochs { get; init => field = Setting.AtLeastOne(value); } = 10;

    /// <summary>Ends training before all epochs are done; null if it never does.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Whether the trainer has the weights of the best epoch in the end, and not those of the last. Without validation images there is no best one.</summary>
    public bool KeepBest { get; init; } = true;

    /// <summary>Which result makes an epoch the best.</summary>
    public Metric BestBy { get; init; } = Metric.ValidationLoss;

    /// <summary>The file that keeps how far the training is: weights, what the optimizer keeps, the best epoch's weights, and the place in the epoch. It is written after each epoch
    /// and when the training is cancelled, and is complete at any time. Null for none.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>After how many steps <see cref="Checkpoint"/> is written too; null for after epochs only.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int? CheckpointSteps { get; init => field = value is { } steps ? Setting.AtLeastOne(steps) : null; }

    /// <summary>Whether training goes on from <see cref="Checkpoint"/> if the file is there, and ends with the same bits as one that was not interrupted. So the same program can
    /// be run again after it was stopped. If the training in the file is complete, nothing is left to do and its result is given.</summary>
    public bool Resume { get; init; }

    /// <summary>Is told of every epoch, and an <see cref="IFitProgress"/> such as <see cref="ConsoleProgress"/> of everything else, too.</summary>
    public IProgress<EpochReport>? Progress { get; init; }

    /// <summary>Is told of every step, with the number of steps of an epoch.</summary>
    public IProgress<(int Step, int Steps, StepReport Report)>? StepProgress { get; init; }

    // What the trainer tells: each is passed on to whoever wants to know.
    internal void Begin(FitStart start) => (Progress as IFitProgress)?.Begin(start);

    internal void Report(int step, int steps, StepReport report)
    {
        (Progress as IFitProgress)?.Step(step, steps, report);
        StepProgress?.Report((step, steps, report));
    }

    internal void End() => (Progress as IFitProgress)?.End();
}
