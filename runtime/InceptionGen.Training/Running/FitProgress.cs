using System;
using System.Collections.Generic;

namespace InceptionGen.Training.Running;

/// <summary>How far a training of several epochs is: the epochs that are done, the place within the next one, and the best weights so far.</summary>
/// <param name="settings">What it was begun with.</param>
/// <param name="firstEpoch">Epochs that the trainer had done before.</param>
internal sealed class FitProgress(SettingList settings, int firstEpoch)
{
    /// <summary>What it was begun with.</summary>
    public SettingList Settings => settings;

    /// <summary>Epochs that the trainer had done before.</summary>
    public int FirstEpoch => firstEpoch;

    /// <summary>The file that it comes from; null if it was begun by this trainer.</summary>
    public string? Origin { get; init; }

    /// <summary>Epochs that it is to have.</summary>
    public int Epochs { get; set; }

    /// <summary>The epochs that are done.</summary>
    public List<EpochReport> Done { get; } = [];

    /// <summary>The best weights, and whether results still become better.</summary>
    public BestWeights Best { get; } = new();

    /// <summary>Images of the present epoch that were shown, and how that went.</summary>
    public EpochPart Part { get; set; }

    /// <summary>Whether no epoch is left, or results have stopped becoming better.</summary>
    public bool IsOver(FitOptions options) => Done.Count >= Epochs || Best.HasStopped(options);

    /// <summary>Whether something was done since the last checkpoint.</summary>
    public bool IsUnsaved { get; set; }

    /// <summary>Takes a step of the present epoch.</summary>
    public void Add(StepReport report)
    {
        Part = Part.Plus(report);
        IsUnsaved = true;
    }

    /// <summary>Takes the present epoch, which is complete; the next one begins.</summary>
    public void Add(EpochReport report, TrainingRun run, FitOptions options)
    {
        Best.Take(report, run, options);
        Done.Add(report);
        Part = default;
        IsUnsaved = true;
    }
}
