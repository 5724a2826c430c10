using System;
using System.Collections.Generic;
using System.IO;
using InceptionGen.Training.Checkpoints;
using InceptionGen.Training.Parameters;
using InceptionGen.Training.Running;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Training;

/// <content>Interrupted trainings, and the files that keep them.</content>
public sealed partial class Trainer<TNetwork>
{
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
    private FitProgress? _fit;

    /// <summary>Writes how far training is to a file: weights, what the optimizer keeps, the running average, the best epoch's weights, the epoch and the place in it. A trainer that
    /// resumes from it goes on to the same bits. The file is complete, or as it was before. It is also a file of weights, which <c>Load</c> and PyTorch read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void SaveCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        bool isShown = _fit?.Best.IsShown ?? false;
        _fit?.Best.Show(_run, isShown: false);
        try
        {
            new Checkpoint(Architecture, _plan).Write(path, _run, new Position(_firstTrainedStage, _epochs, _scheduledEpochs, _schedule), _fit);
        }
        finally
        {
            _fit?.Best.Show(_run, isShown);
        }
    }

    /// <summary>Makes the trainer what another one was when it wrote a checkpoint. <see cref="Fit"/> then goes on with the training that was interrupted, if there was one.
    /// <see cref="FitOptions.Resume"/> does the same as part of <see cref="Fit"/>.</summary>
    /// <param name="path">The file. The trainer has the same options as the one that wrote it, except for <see cref="TrainerOptions.Threads"/>, and the same rows are frozen.</param>
    /// <exception cref="CheckpointException">It is not a checkpoint, is damaged, or belongs to another table, other options or other frozen rows. The trainer is as it was.</exception>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public void Resume(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = CheckpointFile.Open(path);
        new Checkpoint(Architecture, _plan).Require(path, file, _run, _firstTrainedStage);
        CheckpointWeights weights = new(file, path);
        TrainingRun run = Checkpoint.HasSameFrozenWeights(weights, _run) ? _run : new TrainingRun(Architecture, _plan, new CopiedWeights(weights), ModeFrom(_firstTrainedStage));
        FitProgress? fit = file.State.Fit?.ToProgress(run, path);
        Checkpoint.Read(path, file, run, fit);
        (_run, _fit, _epochs, _schedule) = (run, fit, file.State.Position.Epochs, file.State.Position.Schedule);
        ScheduleFor(file.State.Position.ScheduledEpochs);
    }

    /// <summary>Ends a training that was cancelled, with the weights that the trainer has now: the best epoch's, or those of the last step. The next <see cref="Fit"/> is a new
    /// training. Without one, nothing happens.</summary>
    public void EndFit() => _fit = null;

    private FitProgress Begin(ImageSource training, ImageSource? validation, FitOptions options)
    {
        if (options.Checkpoint is { } path) RequirePath(path, options.Resume);
        else if (options.Resume) throw Error($"{nameof(FitOptions)}.{nameof(options.Resume)} needs {nameof(options.Checkpoint)}, the file to go on from.");
        if (options is { Resume: true, Checkpoint: { } checkpoint } && File.Exists(checkpoint)) Resume(checkpoint);

        SettingList settings = SettingList.Of(options, training, validation);
        if (_fit is null) _fit = new FitProgress(settings, _epochs) { Epochs = options.Epochs };
        else Continue(_fit, settings, options);
        ScheduleFor(_fit.FirstEpoch + _fit.Epochs);
        return _fit;
    }

    private void ScheduleFor(int epochs) => (_scheduledEpochs, _rates) = (epochs, _plan.ScheduleFor(epochs));

    private void Continue(FitProgress fit, SettingList settings, FitOptions options)
    {
        List<string> differences = [.. fit.Settings.DifferencesTo(settings, fit.Origin is null ? "in it" : "in the checkpoint")];
        int begun = fit.Done.Count + (fit.Part.Images > 0 ? 1 : 0);
        if (options.Epochs < begun)
            differences.Add(FormattableString.Invariant($"{nameof(FitOptions)}.{nameof(options.Epochs)} is {options.Epochs}, and {begun} epochs were begun"));
        else if (options.Epochs != fit.Epochs && _plan.DependsOnEpochs)
            differences.Add(FormattableString.Invariant($"the table's learning rate falls over all epochs, and {nameof(FitOptions)}.{nameof(options.Epochs)} was {fit.Epochs} and is {options.Epochs}"));
        if (differences.Count > 0)
        {
            string all = string.Join("; ", differences);
            string message = $"A training of {Architecture.Name} was interrupted and cannot go on as another: {all}. Give the same, or call EndFit() to begin a new training.";
            throw fit.Origin is null ? new ArgumentException(message) : new CheckpointException($"{fit.Origin}: {message}");
        }

        fit.Epochs = options.Epochs;
        fit.Best.Show(_run, isShown: false);
    }

    // What would fail after an hour fails at once.
    private void RequirePath(string path, bool resumes)
    {
        if (resumes && _ended.Contains(Path.GetFullPath(path)))
            throw Error($"{path} is the checkpoint of a training that this trainer has completed. Use another file for the next one, so that each can go on by itself.");
        WholeFile.RequireWritable(path);
    }

    private void Save(FitProgress fit, FitOptions options)
    {
        if (options.Checkpoint is null || !fit.IsUnsaved) return;
        SaveCheckpoint(options.Checkpoint);
        fit.IsUnsaved = false;
    }

    private void End(FitOptions options)
    {
        _fit = null;
        if (options.Checkpoint is { } path) _ended.Add(Path.GetFullPath(path));
    }
}
