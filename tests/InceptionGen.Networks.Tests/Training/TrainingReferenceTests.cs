using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Imaging;
using InceptionGen.Shipped;
using InceptionGen.Training.Graph;
using InceptionGen.Training.Parameters;
using InceptionGen.Training.Randomness;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>Training's first step against float64: losses, the gradient of every tensor, running statistics.</summary>
public sealed class TrainingReferenceTests
{
    // Of an auxiliary classifier, four images are few: v3's normalises over four values, whose variance magnifies any rounding. Float32 PyTorch misses the whole loss of v3 by
    // 1.1e-6, as its reference says.
    private const double ErrorOfPart = 4e-6;

    [Theory]
    [InlineData("googlenet", 0, 0.3)]
    [InlineData("googlenet_torchvision", 0.1, 0.3)]
    [InlineData("inception_v3", 0.1, 0.4)]
    public void The_first_step_is_that_of_float64(string name, double smoothing, double auxiliaryWeight)
    {
        TrainingReference reference = TrainingReference.Read($"References/training/{name}.json");
        NetworkDescription network = ShippedNetworks.Find(name).Describe();
        IWeightSource weights = SyntheticWeights.For(network);
        TrainingGraph graph = new GraphBuilder(network, new GraphSettings(4, _ => RowMode.Trained) { WithoutDropout = true, BatchNormMomentum = 0.9 }, weights).Build();
        ParameterLoading.Read(network, graph.Parameters, weights);

        Photos(reference).CopyTo(graph.Images(4));
        graph.Forward(4, isTraining: true, RandomStream.Of(0, "step"));
        double total = 0;
        foreach (LossHead head in graph.Heads)
        {
            double weight = head.Name.Length == 0 ? 1 : auxiliaryWeight;
            double loss = CrossEntropy(graph.Logits(head), graph.LogitGradients(head), head.Classes, reference.Labels, smoothing, weight);
            double expected = reference.Losses[head.Name switch { "" => "main", "Aux" => "aux1", _ => head.Name.ToLowerInvariant() }];
            Assert.True(Math.Abs(loss - expected) <= ErrorOfPart * expected, $"{head.Name}: the loss is {loss}, not {expected}");
            total += weight * loss;
        }

        Assert.Equal(reference.Losses["total"], total, 1e-6 * total);
        graph.Backward();
        Compare(reference, new Trained(network, graph.Parameters));
    }

    private static void Compare(TrainingReference reference, Trained trained)
    {
        double worst = 2 * reference.TorchError["worst_tensor_norm_of_difference_over_norm"];
        List<string> wrong = [];
        Assert.Equal(reference.Gradients.Keys.Order(StringComparer.Ordinal), trained.Gradients.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, ReferenceGradient expected) in reference.Gradients)
        {
            float[] actual = trained.Gradients[name];
            double norm = Math.Sqrt(actual.Sum(value => (double)value * value));
            double root = expected.Norm / Math.Sqrt(actual.Length);
            double error = Math.Sqrt(expected.Indices.Select((index, i) => Math.Pow(actual[index] - expected.Values[i], 2)).Average()) / root;
            if (Math.Abs(norm - expected.Norm) > worst * expected.Norm) wrong.Add($"{name}: norm {norm}, not {expected.Norm}");
            if (error > 3 * worst) wrong.Add($"{name}: samples differ by {error:E2} of the root mean square");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {reference.Gradients.Count}:\n{string.Join('\n', wrong.Take(40))}");
        foreach ((string name, ReferenceSample expected) in reference.RunningStatistics ?? new Dictionary<string, ReferenceSample>())
        {
            float[] actual = trained.Statistics[name];
            for (int i = 0; i < expected.Indices.Length; i++)
                Assert.True(Math.Abs(actual[expected.Indices[i]] - expected.Values[i]) <= 1e-5 * expected.Norm, $"{name}: {actual[expected.Indices[i]]}, not {expected.Values[i]}");
        }
    }

    private static float[] Photos(TrainingReference reference) => [.. reference.Batch.SelectMany(name =>
    {
        RgbImage photo = RgbImage.Load($"References/{name.Split(' ')[0]}");
        float[] pixels = [.. photo.Rgb.ToArray().Select(value => (value / 127.5f) - 1)];
        return name.EndsWith("mirrored", StringComparison.Ordinal) ? Mirrored(pixels, photo.Width) : pixels;
    })];

    private static float[] Mirrored(float[] pixels, int width)
    {
        float[] mirrored = new float[pixels.Length];
        for (int i = 0; i < pixels.Length; i++)
        {
            int channel = i % 3, column = i / 3 % width, row = i / 3 / width;
            mirrored[(((row * width) + width - 1 - column) * 3) + channel] = pixels[i];
        }

        return mirrored;
    }

    private static double CrossEntropy(ReadOnlySpan<float> logits, Span<float> gradient, int classes, double[] labels, double smoothing, double weight)
    {
        double loss = 0;
        for (int image = 0; image < labels.Length; image++)
        {
            double[] row = [.. logits.Slice(image * classes, classes).ToArray().Select(value => (double)value)];
            double largest = row.Max(), sum = row.Sum(value => Math.Exp(value - largest));
            for (int c = 0; c < classes; c++)
            {
                double probability = Math.Exp(row[c] - largest) / sum, target = (smoothing / classes) + (c == (int)labels[image] ? 1 - smoothing : 0);
                loss -= target * (row[c] - largest - Math.Log(sum)) / labels.Length;
                gradient[(image * classes) + c] = (float)(weight * (probability - target) / labels.Length);
            }
        }

        return loss;
    }

    /// <summary>Gradients and statistics by name, in the layout of weight files.</summary>
    private sealed class Trained(NetworkDescription network, ParameterSet parameters)
    {
        public IReadOnlyDictionary<string, float[]> Gradients { get; } = parameters.Trained.ToDictionary(parameter => parameter.Name, parameter =>
        {
            Assert.Contains(network.Tensors, tensor => tensor.Name == parameter.Name);
            float[] own = parameters.Gradients.Slice(parameter.Start, parameter.Length).ToArray(), file = new float[own.Length];
            if (!parameter.IsKernel) return own;
            KernelOrder.ToFile(parameter.Operation, own, file);
            return file;
        });

        public IReadOnlyDictionary<string, float[]> Statistics { get; } = parameters.Statistics.ToDictionary(
            statistic => statistic.Name, statistic => parameters.Running(statistic).ToArray());
    }
}
