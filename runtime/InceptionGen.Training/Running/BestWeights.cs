namespace InceptionGen.Training.Running;

/// <summary>Remembers the weights of the epoch with the best result, and tells when results have stopped becoming better.</summary>
internal sealed class BestWeights
{
    /// <summary>What it remembers besides weights: it is stored in checkpoints.</summary>
    /// <param name="Epoch">The best epoch; 0 before there is one.</param>
    /// <param name="Best">Its result, by which a lower one is better.</param>
    /// <param name="Monitored">The best result of those that early stopping looks at.</param>
    /// <param name="Waited">Epochs since that one.</param>
    public readonly record struct Memory(int Epoch, double Best, double Monitored, int Waited);

    /// <summary>What it remembers besides weights.</summary>
    public Memory State { get; set; } = new(0, double.NaN, double.NaN, 0);

    /// <summary>The best epoch's weights; the last step's while <see cref="IsShown"/>. Null before there is a best epoch.</summary>
    public WeightCopy? Weights { get; set; }

    /// <summary>Whether the run has the best epoch's weights now.</summary>
    public bool IsShown { get; private set; }

    /// <summary>Whether results have not become better for as long as early stopping waits.</summary>
    public bool HasStopped(FitOptions options) => options.EarlyStopping is { } stopping && State.Waited >= stopping.Patience;

    /// <summary>Looks at an epoch.</summary>
    public void Take(EpochReport epoch, TrainingRun run, FitOptions options)
    {
        if (epoch.Validation is not { } validation) return;
        double result = Loss(validation, options.BestBy);
        if (options.KeepBest && (Weights is null || double.IsNaN(State.Best) || result < State.Best))
        {
            Weights ??= new WeightCopy(run);
            Weights.Take(run);
            State = State with { Epoch = epoch.Epoch, Best = result };
        }

        if (options.EarlyStopping is not { } stopping) return;
        double monitored = Loss(validation, stopping.Monitor);
        State = double.IsNaN(State.Monitored) || monitored < State.Monitored - stopping.MinimumChange
            ? State with { Monitored = monitored, Waited = 0 }
            : State with { Waited = State.Waited + 1 };
    }

    /// <summary>Gives the run the best epoch's weights, or those of its last step.</summary>
    /// <param name="run">The run.</param>
    /// <param name="isShown">Whether the best epoch's are meant.</param>
    public void Show(TrainingRun run, bool isShown)
    {
        if (Weights is null || IsShown == isShown) return;
        Weights.Exchange(run);
        IsShown = isShown;
    }

    // Lower is better of both.
    private static double Loss(Evaluation validation, Metric metric) => metric == Metric.ValidationLoss ? validation.Loss : -validation.Accuracy;
}
