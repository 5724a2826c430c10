using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using InceptionGen.Training.Data;
using InceptionGen.Training.Running;

namespace InceptionGen.Training;

/// <content>Whole trainings.</content>
public sealed partial class Trainer<TNetwork>
{
    private LearningRateSchedule _rates;
    private ScheduleState _schedule;
    private int _epochs;

    /// <summary>Trains for some epochs.</summary>
    /// <param name="training">The images to train on.</param>
    /// <param name="validation">Images that are not trained on, to see how well the network does; null for none.</param>
    /// <param name="options">Epochs, early stopping and progress; the defaults if null.</param>
    /// <param name="cancellation">Is looked at between steps. What was done until then stays.</param>
    /// <returns>Its epochs. A cancelled one that was not complete is not among them.</returns>
    /// <exception cref="TrainingDataException">The images do not fit the table.</exception>
    /// <exception cref="TrainingException">The loss or a gradient is not finite.</exception>
    public TrainingHistory Fit(ImageSource training, ImageSource? validation = null, FitOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new FitOptions();
        List<EpochReport> epochs = [];
        BestWeights best = new(options, _run);
        TrainingEnd end = TrainingEnd.AllEpochs;
        try
        {
            foreach (EpochReport epoch in Epochs(training, validation, options, cancellation))
            {
                epochs.Add(epoch);
                if (!best.Take(epoch)) continue;
                end = TrainingEnd.StoppedEarly;
                break;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            end = TrainingEnd.Cancelled;
        }

        return new(epochs, best.Restore(), end);
    }

    /// <summary>Trains an epoch whenever the caller asks for the next, so that a loop may end when it likes. Neither stops early nor keeps the best weights.</summary>
    /// <param name="training">The images to train on.</param>
    /// <param name="validation">Images that are not trained on; null for none.</param>
    /// <param name="options">Epochs and progress; the defaults if null.</param>
    /// <param name="cancellation">Is looked at between steps.</param>
    /// <exception cref="TrainingDataException">The images do not fit the table.</exception>
    /// <exception cref="TrainingException">The loss or a gradient is not finite.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. The trainer is as it was after the last step.</exception>
    public IEnumerable<EpochReport> Epochs(
        ImageSource training, ImageSource? validation = null, FitOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        RequireFitting(training, "training");
        if (validation is not null)
        {
            RequireFitting(validation, "validation");
            ClassList.RequireAlike(training.ClassNames, validation.ClassNames);
        }

        options ??= new FitOptions();
        FitStart start = new(_epochs + 1, _epochs + options.Epochs, training.Count, validation?.Count ?? 0, training.Advice);
        return Shown(start, Run(training, validation, options, cancellation), options);
    }

    /// <summary>Answers all images of a source, and counts how that went. They are not augmented; weights are those that <see cref="Save"/> writes.</summary>
    /// <exception cref="TrainingDataException">The images do not fit the table.</exception>
    public Evaluation Evaluate(ImageSource images)
    {
        ArgumentNullException.ThrowIfNull(images);
        RequireFitting(images, "evaluation");
        _run.BeginAverage();
        try
        {
            return Evaluator.Run(_run, images);
        }
        finally
        {
            _run.EndAverage();
        }
    }

    private static IEnumerable<EpochReport> Shown(FitStart start, IEnumerable<EpochReport> epochs, FitOptions options)
    {
        options.Begin(start);
        try
        {
            foreach (EpochReport epoch in epochs) yield return epoch;
        }
        finally
        {
            options.End();
        }
    }

    private IEnumerable<EpochReport> Run(ImageSource training, ImageSource? validation, FitOptions options, CancellationToken cancellation)
    {
        _rates = _plan.ScheduleFor(_epochs + options.Epochs);
        int[] order = new int[training.Count], labels = new int[_plan.Options.Batch];
        var orders = new EpochOrder(_plan.Options.Seed);
        for (int epoch = 0; epoch < options.Epochs; epoch++)
        {
            var watch = Stopwatch.StartNew();
            orders.Fill(_epochs, order);
            FeatureReport features = Features;
            EpochReport report = RunEpoch(training, order, labels, options, cancellation);
            Evaluation? evaluation = validation is null ? null : Evaluate(validation);
            _schedule = _rates.After(_schedule, evaluation?.Loss ?? report.Loss);
            _epochs++;
            report = report.With(features, Features) with { Validation = evaluation, Time = watch.Elapsed };
            options.Progress?.Report(report);
            yield return report;
        }
    }

    private EpochReport RunEpoch(ImageSource training, int[] order, int[] labels, FitOptions options, CancellationToken cancellation)
    {
        using FeatureReading.Opening opening = _run.Features.Open();
        (double loss, int correct, float rate, int step, int steps) = (0, 0, 0, 0, (order.Length + _plan.Options.Batch - 1) / _plan.Options.Batch);
        for (int first = 0; first < order.Length; first += _plan.Options.Batch, step++)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(_plan.Options.Batch, order.Length - first);
            _run.Features.Fill(training, order.AsSpan(first, count), _epochs, labels);
            rate = RateAt(_epochs + ((double)step / steps));
            StepReport report = _run.Step(labels.AsSpan(0, count), rate);
            loss += report.Loss * count;
            correct += report.Correct;
            options.Report(step + 1, steps, report);
        }

        return new(_epochs + 1, loss / order.Length, (double)correct / order.Length, Validation: null, rate, TimeSpan.Zero);
    }

    private void RequireFitting(ImageSource images, string use)
    {
        MapShape input = Architecture.Input, own = new(images.Height, images.Width, images.Channels);
        if (own != input) throw new TrainingDataException($"The images for {use} are {own}; {Architecture.Name} reads {input}. Give the source the table's size.");
        if (images.Count == 0) throw new TrainingDataException($"There are no images for {use}.");
        images.RequireOutputs(_run.Graph.Heads[0].Classes);
    }
}
