using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using InceptionGen.Training.Data;
using InceptionGen.Training.Running;

namespace InceptionGen.Training;

/// <content>Whole trainings.</content>
public sealed partial class Trainer<TNetwork>
{
    private LearningRateSchedule _rates;
    private ScheduleState _schedule;
    private int _scheduledEpochs = 1;
    private int _epochs;

    /// <summary>Trains for some epochs. If an earlier call was cancelled, it goes on with that training, from the step where it was, and ends with the same bits as if it had not been
    /// cancelled; see <see cref="EndFit"/>.</summary>
    /// <param name="training">The images to train on.</param>
    /// <param name="validation">Images that are not trained on, to see how well the network does; null for none.</param>
    /// <param name="options">Epochs, early stopping, checkpoints and progress; the defaults if null.</param>
    /// <param name="cancellation">Is looked at between steps. What was done until then is kept: the trainer has the best epoch's weights, or those of the last step if there is no
    /// best one, and the training can go on.</param>
    /// <returns>Its epochs, also those before an interruption. A cancelled one that was not complete is not among them.</returns>
    /// <exception cref="TrainingDataException">The images do not fit the table.</exception>
    /// <exception cref="TrainingException">The loss or a gradient is not finite.</exception>
    /// <exception cref="CheckpointException"><see cref="FitOptions.Resume"/> is set, and the checkpoint is of another training or damaged.</exception>
    /// <exception cref="ArgumentException">A cancelled training is to go on with other images or options.</exception>
    /// <exception cref="System.IO.IOException">The checkpoint cannot be written. The training can go on nevertheless.</exception>
    public TrainingHistory Fit(ImageSource training, ImageSource? validation = null, FitOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new FitOptions();
        RequireFitting(training, validation);
        FitProgress fit = Begin(training, validation, options);
        TrainingEnd end = TrainingEnd.Cancelled;
        options.Begin(StartOf(fit, training, validation));
        try
        {
            while (!fit.IsOver(options)) RunEpoch(fit, training, validation, options, cancellation);
            end = fit.Done.Count < fit.Epochs ? TrainingEnd.StoppedEarly : TrainingEnd.AllEpochs;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Save(fit, options);
        }
        finally
        {
            options.End();
        }

        fit.Best.Show(_run, isShown: true);
        if (end != TrainingEnd.Cancelled) End(options);
        return new([.. fit.Done], fit.Best.State.Epoch, end);
    }

    /// <summary>Trains an epoch whenever the caller asks for the next, so that a loop may end when it likes. Neither stops early nor keeps the best weights.</summary>
    /// <param name="training">The images to train on.</param>
    /// <param name="validation">Images that are not trained on; null for none.</param>
    /// <param name="options">Epochs, checkpoints and progress; the defaults if null.</param>
    /// <param name="cancellation">Is looked at between steps.</param>
    /// <exception cref="TrainingDataException">The images do not fit the table.</exception>
    /// <exception cref="TrainingException">The loss or a gradient is not finite.</exception>
    /// <exception cref="CheckpointException"><see cref="FitOptions.Resume"/> is set, and the checkpoint is of another training or damaged.</exception>
    /// <exception cref="ArgumentException">A cancelled training is to go on with other images or options.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. The trainer is as it was after the last step, and the next call goes on from there.</exception>
    public IEnumerable<EpochReport> Epochs(
        ImageSource training, ImageSource? validation = null, FitOptions? options = null, CancellationToken cancellation = default)
    {
        RequireFitting(training, validation);
        return Run(training, validation, (options ?? new FitOptions()) with { KeepBest = false, EarlyStopping = null }, cancellation);
    }

    /// <summary>Answers all images of a source, and counts how that went. They are not augmented; weights are those that <see cref="Save(string)"/> writes.</summary>
    /// <exception cref="TrainingDataException">The images do not fit the table.</exception>
    public Evaluation Evaluate(ImageSource images)
    {
        ArgumentNullException.ThrowIfNull(images);
        RequireFitting(images, "evaluation");
        return Evaluate(images, CancellationToken.None);
    }

    private Evaluation Evaluate(ImageSource images, CancellationToken cancellation)
    {
        _run.BeginAverage();
        try
        {
            return Evaluator.Run(_run, images, cancellation);
        }
        finally
        {
            _run.EndAverage();
        }
    }

    private FitStart StartOf(FitProgress fit, ImageSource training, ImageSource? validation) =>
        new(_epochs + 1, fit.FirstEpoch + fit.Epochs, training.Count, validation?.Count ?? 0, training.Advice);

    private IEnumerable<EpochReport> Run(ImageSource training, ImageSource? validation, FitOptions options, CancellationToken cancellation)
    {
        FitProgress fit = Begin(training, validation, options);
        bool isComplete = true;
        options.Begin(StartOf(fit, training, validation));
        try
        {
            while (!fit.IsOver(options))
            {
                isComplete = false;
                EpochReport report = RunOrSave(fit, training, validation, options, cancellation);
                isComplete = true;
                yield return report;
            }
        }
        finally
        {
            options.End();
            if (isComplete) End(options);
        }
    }

    private EpochReport RunOrSave(FitProgress fit, ImageSource training, ImageSource? validation, FitOptions options, CancellationToken cancellation)
    {
        try
        {
            return RunEpoch(fit, training, validation, options, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Save(fit, options);
            throw;
        }
    }

    private EpochReport RunEpoch(FitProgress fit, ImageSource training, ImageSource? validation, FitOptions options, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        FeatureReport features = Features;
        Evaluation? evaluation;
        try
        {
            RunSteps(fit, training, options, cancellation);
            evaluation = validation is null ? null : Evaluate(validation, cancellation);
        }
        finally
        {
            fit.Part = fit.Part with { Time = fit.Part.Time + watch.Elapsed };
        }

        EpochReport report = fit.Part.Report(_epochs + 1, evaluation).With(features, Features);
        _schedule = _rates.After(_schedule, evaluation?.Loss ?? report.Loss);
        _epochs++;
        fit.Add(report, _run, options);
        Save(fit, options);
        options.Progress?.Report(report);
        return report;
    }

    private void RunSteps(FitProgress fit, ImageSource training, FitOptions options, CancellationToken cancellation)
    {
        int batch = _plan.Options.Batch, steps = (training.Count + batch - 1) / batch;
        int[] order = new int[training.Count], labels = new int[batch];
        new EpochOrder(_plan.Options.Seed).Fill(_epochs, order);
        using FeatureReading.Opening opening = _run.Features.Open();
        while (fit.Part.Images < order.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(batch, order.Length - fit.Part.Images), step = fit.Part.Images / batch;
            _run.Features.Fill(training, order.AsSpan(fit.Part.Images, count), _epochs, labels);
            StepReport report = _run.Step(labels.AsSpan(0, count), RateAt(_epochs + ((double)step / steps)));
            fit.Add(report);
            if ((step + 1) % (options.CheckpointSteps ?? int.MaxValue) == 0 && step + 1 < steps) Save(fit, options);
            options.Report(step + 1, steps, report);
        }
    }

    private void RequireFitting(ImageSource training, ImageSource? validation)
    {
        ArgumentNullException.ThrowIfNull(training);
        RequireFitting(training, "training");
        if (validation is null) return;
        RequireFitting(validation, "validation");
        ClassList.RequireAlike(training.ClassNames, validation.ClassNames);
    }

    private void RequireFitting(ImageSource images, string use)
    {
        MapShape input = Architecture.Input, own = new(images.Height, images.Width, images.Channels);
        if (own != input) throw new TrainingDataException($"The images for {use} are {own}; {Architecture.Name} reads {input}. Give the source the table's size.");
        if (images.Count == 0) throw new TrainingDataException($"There are no images for {use}.");
        images.RequireOutputs(_run.Graph.Heads[0].Classes);
    }
}
