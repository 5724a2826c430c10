using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Training.Graph;
using InceptionGen.Training.Running;
using Xunit;

namespace InceptionGen.Training.Tests.Features;

/// <summary>A training of a small network whose first rows are frozen, and all that comes out of it.</summary>
internal sealed class HeadTraining
{
    public const int Batch = 4;

    private static readonly string[] Names = ["a", "b", "c", "d"];

    private readonly List<double> _losses = [];
    private readonly int[] _labels = new int[Batch];

    public HeadTraining(NetworkDescription network, int frozen, FeatureCache? cache, int threads = 1, IWeightSource? weights = null, int batch = Batch)
    {
        TrainerOptions options = new() { Batch = batch, Threads = threads, FeatureCache = cache, BatchNormMomentum = 0.5f };
        Run = new TrainingRun(
            network, new TrainingPlan(network, options), weights ?? SyntheticWeights.For(network), stage => stage.Index < frozen ? RowMode.Frozen : RowMode.Trained);
    }

    public TrainingRun Run { get; }

    /// <summary>Images from the cache until now.</summary>
    public long FromCache => Run.Features.FromCache;

    public IReadOnlyList<string> Remarks => Run.Features.Remarks;

    /// <summary>Throws unless all that was trained, and all losses, are the same to the bit.</summary>
    public static void RequireSame(HeadTraining expected, HeadTraining actual)
    {
        Assert.NotEmpty(expected._losses);
        Assert.Equal(expected._losses.Select(BitConverter.DoubleToInt64Bits), actual._losses.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(expected.Bits(), actual.Bits());
    }

    /// <summary>Images of noise, each with a class.</summary>
    public static ArrayImages Images(NetworkDescription network, int count, int seed = 1)
    {
        var random = new Random(seed);
        float[] pixels = [.. Enumerable.Range(0, (int)network.Input.Elements * count).Select(_ => (random.NextSingle() * 2) - 1)];
        int[] labels = [.. Enumerable.Range(0, count).Select(i => i % Names.Length)];
        return new ArrayImages(pixels, labels, network.Input.Height, network.Input.Width, network.Input.Channels, Names);
    }

    /// <summary>Shows all images in each of some epochs, in another order, and evaluates others after each.</summary>
    public HeadTraining Train(ImageSource training, ImageSource? validation = null, int epochs = 3, int firstEpoch = 0)
    {
        int[] order = new int[training.Count];
        for (int epoch = firstEpoch; epoch < firstEpoch + epochs; epoch++)
        {
            new EpochOrder(3).Fill(epoch, order);
            using (Run.Features.Open())
            {
                for (int first = 0; first < order.Length; first += _labels.Length) Step(training, order.AsSpan(first, Math.Min(_labels.Length, order.Length - first)), epoch);
            }

            if (validation is not null) _losses.Add(Evaluator.Run(Run, validation).Loss);
        }

        return this;
    }

    public void Step(ImageSource images, ReadOnlySpan<int> order, int epoch)
    {
        Run.Features.Fill(images, order, epoch, _labels);
        _losses.Add(Run.Step(_labels.AsSpan(0, order.Length), 0.01f).Loss);
    }

    private int[] Bits() => [.. Run.Graph.Parameters.Values.ToArray().Select(BitConverter.SingleToInt32Bits)];
}
