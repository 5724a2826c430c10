using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Training.Graph;
using InceptionGen.Training.Losses;
using InceptionGen.Training.Randomness;

namespace InceptionGen.Training.Running;

/// <summary>Answers images and counts how that went. Rows behave as at inference.</summary>
internal sealed class Evaluator
{
    private const int WorstImages = 10;
    private const int Five = 5;

    private readonly TrainingRun _run;
    private readonly int[,] _confusion;
    private readonly List<(int Image, double Loss)> _losses = [];
    private readonly List<double> _scores = [];
    private readonly List<int> _labels = [];
    private double _loss;
    private int _amongFive;

    private Evaluator(TrainingRun run) => (_run, _confusion) = (run, new int[run.Classes, run.Classes]);

    /// <summary>Answers all images of a source, without augmentation.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Evaluation Run(TrainingRun run, ImageSource images, CancellationToken cancellation = default)
    {
        images = images.WithoutAugmentation;
        var evaluator = new Evaluator(run);
        int[] labels = new int[run.Graph.Batch];
        double[] losses = new double[labels.Length];
        using FeatureReading.Opening opening = run.Features.Open();
        for (int first = 0; first < images.Count; first += labels.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(labels.Length, images.Count - first);
            run.Features.Fill(images, Enumerable.Range(first, count).ToArray(), epoch: 0, labels);
            evaluator.Answer(first, labels.AsSpan(0, count), losses.AsSpan(0, count));
        }

        return evaluator.Result(images);
    }

    private void Answer(int first, ReadOnlySpan<int> labels, Span<double> losses)
    {
        _run.Graph.Forward(labels.Length, isTraining: false, RandomStream.Of(0, "evaluation"));
        LossHead head = _run.Graph.Heads[0];
        ReadOnlySpan<float> logits = _run.Graph.Logits(head);
        _run.Loss.Evaluate(logits, head.Classes, labels, classWeights: [], gradients: [], losses);
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<float> row = logits.Slice(i * head.Classes, head.Classes);
            float own = head.Classes == 1 ? 0 : row[labels[i]];
            int answer = head.Classes == 1 ? (row[0] > 0 ? 1 : 0) : Largest(row), larger = 0;
            for (int k = 0; k < row.Length; k++) larger += row[k] > own || (row[k] == own && k < labels[i]) ? 1 : 0;
            _confusion[labels[i], answer]++;
            if (head.Classes == 1 || larger < Five) _amongFive++;
            _loss += losses[i];
            _losses.Add((first + i, losses[i]));
            if (_run.Classes != 2) continue;
            _scores.Add(head.Classes == 1 ? row[0] : row[1] - (double)row[0]);
            _labels.Add(labels[i]);
        }
    }

    private Evaluation Result(ImageSource images) => new(
        images.ClassNames,
        _confusion,
        _loss / images.Count,
        _amongFive,
        [.. _scores],
        [.. _labels],
        [.. _losses.OrderByDescending(image => image.Loss).ThenBy(image => image.Image).Take(WorstImages).Select(image => (images.Name(image.Image), image.Loss))]);

    private static int Largest(ReadOnlySpan<float> row)
    {
        int largest = 0;
        for (int k = 1; k < row.Length; k++)
        {
            if (row[k] > row[largest]) largest = k;
        }

        return largest;
    }
}
