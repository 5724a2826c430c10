using System;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>A training of some epochs.</summary>
public sealed record FitOptions
{
    /// <summary>How often all training images are shown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Epochs { get; init => field = Setting.AtLeastOne(value); } = 10;

    /// <summary>Ends training before all epochs are done; null if it never does.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Whether the trainer has the weights of the best epoch in the end, and not those of the last. Without validation images there is no best one.</summary>
    public bool KeepBest { get; init; } = true;

    /// <summary>Which result makes an epoch the best.</summary>
    public Metric BestBy { get; init; } = Metric.ValidationLoss;

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
