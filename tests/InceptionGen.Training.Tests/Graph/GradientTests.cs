using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Training.Graph;
using InceptionGen.Training.Parameters;
using InceptionGen.Training.Randomness;
using Xunit;

namespace InceptionGen.Training.Tests.Graph;

/// <summary>Every gradient against central differences of the loss in float64.</summary>
public sealed class GradientTests
{
    private const int Batch = 3;
    private const double Step = 1e-6;
    private const double AuxiliaryWeight = 0.3;

    // Float32 sums of a few hundred products; the largest gradient of a tensor is what they are compared with.
    private const double Tolerance = 2e-5;
    private const int MostProbes = 24;

    // A bias before batch norm has a gradient of 0. What rounding leaves of it, above all where a kernel of 7 is computed by Winograd's algorithm, is
    // compared with this part of the network's largest gradient.
    private const double LeastPart = 0.1;

    public static TheoryData<string> Tables => [.. SmallTables.All.Keys];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Gradients_are_those_of_finite_differences(string name)
    {
        NetworkDescription network = SmallTables.All[name];
        TrainingGraph graph = NewGraph(network, _ => RowMode.Trained, threads: 2);
        (float[] images, int[] labels) = Data(network);
        RandomStream random = RandomStream.Of(3, "step");
        double loss = Run(graph, images, labels, random);

        Dictionary<string, double[]> tensors = Tensors(network, graph.Parameters);
        double[] exact = [.. images.Select(value => (double)value)];
        var reference = new DoubleNetwork(network, Batch, tensors, random, AuxiliaryWeight);
        Assert.Equal(reference.Loss(exact, labels), loss, 1e-5);

        double least = LeastPart * Gradients(graph).Max(Math.Abs);
        foreach (Parameter parameter in graph.Parameters.Trained)
        {
            float[] gradients = FileOrder(parameter, graph);
            double[] numbers = tensors[parameter.Name];
            double largest = Math.Max(gradients.Max(Math.Abs), least);
            for (int probe = 0; probe < Math.Min(MostProbes, numbers.Length); probe++)
            {
                int i = (int)((long)probe * numbers.Length / Math.Min(MostProbes, numbers.Length));
                double difference = Difference(reference, numbers, i, exact, labels);
                Assert.True(Math.Abs(gradients[i] - difference) <= Tolerance * largest, $"{parameter.Name}[{i}]: {gradients[i]}, not {difference}; the largest is {largest}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        NetworkDescription network = SmallTables.All[name];
        (float[] images, int[] labels) = Data(network);
        float[][] gradients = [.. new[] { 1, 2, 3 }.Select(threads =>
        {
            TrainingGraph graph = NewGraph(network, _ => RowMode.Trained, threads);
            Run(graph, images, labels, RandomStream.Of(3, "step"));
            return Gradients(graph);
        })];
        Assert.Equal(gradients[0], gradients[1]);
        Assert.Equal(gradients[0], gradients[2]);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_step_remembers_nothing_of_the_one_before(string name)
    {
        NetworkDescription network = SmallTables.All[name];
        (float[] images, int[] labels) = Data(network);
        TrainingGraph graph = NewGraph(network, _ => RowMode.Trained, threads: 2);
        Run(graph, images, labels, RandomStream.Of(3, "step"));
        float[] first = Gradients(graph);
        Run(graph, [.. images.Select(pixel => 1 - pixel)], labels, RandomStream.Of(4, "step"));
        Assert.NotEqual(first, Gradients(graph));
        Run(graph, images, labels, RandomStream.Of(3, "step"));
        Assert.Equal(first, Gradients(graph));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Gradients_after_an_update_are_those_of_the_new_weights(string name)
    {
        NetworkDescription network = SmallTables.All[name];
        (float[] images, int[] labels) = Data(network);
        TrainingGraph updated = NewGraph(network, _ => RowMode.Trained, threads: 2), fresh = NewGraph(network, _ => RowMode.Trained, threads: 2);
        Run(updated, images, labels, RandomStream.Of(3, "step"));
        foreach (TrainingGraph graph in new[] { updated, fresh })
        {
            foreach (Parameter parameter in graph.Parameters.Trained.Where(parameter => parameter.IsKernel))
            {
                foreach (ref float weight in graph.Parameters.Values.Slice(parameter.Start, parameter.Length)) weight *= -0.75f;
            }

            graph.Parameters.Touch();
        }

        Run(updated, images, labels, RandomStream.Of(3, "step"));
        Run(fresh, images, labels, RandomStream.Of(3, "step"));
        Assert.Equal(Gradients(fresh), Gradients(updated));
    }

    [Fact]
    public void What_is_above_frozen_rows_gets_the_same_gradients()
    {
        // Without batch norm, freezing the first rows changes nothing of the others' gradients.
        NetworkDescription network = SmallTables.All["pools"];
        (float[] images, int[] labels) = Data(network);
        TrainingGraph all = NewGraph(network, _ => RowMode.Trained, 1), head = NewGraph(network, stage => stage.Index < 4 ? RowMode.Frozen : RowMode.Trained, 1);
        Assert.Equal(["linear.weight", "linear.bias"], head.Parameters.Trained.Select(parameter => parameter.Name));
        Run(all, images, labels, RandomStream.Of(3, "step"));
        Run(head, images, labels, RandomStream.Of(3, "step"));
        RequireSame(all, head, 1e-4);
    }

    [Fact]
    public void A_frozen_row_above_a_trained_one_lets_gradients_through()
    {
        NetworkDescription network = SmallTables.All["residual"];
        (float[] images, int[] labels) = Data(network);

        // Without batch norm above the first row, freezing changes nothing of the first row's gradients.
        int norm = network.Stages.Single(stage => stage.Name == "again").Index;
        TrainingGraph all = NewGraph(network, _ => RowMode.Trained, 1), some = NewGraph(network, stage => stage.Index == norm ? RowMode.Frozen : RowMode.Trained, 1);
        Run(all, images, labels, RandomStream.Of(3, "step"));
        Run(some, images, labels, RandomStream.Of(3, "step"));
        Assert.Contains(some.Parameters.Trained, parameter => parameter.Name == "conv1.weight");
        RequireSame(all, some, 1e-5);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        NetworkDescription network = SmallTables.All["module"];
        (float[] images, int[] labels) = Data(network);
        TrainingGraph graph = NewGraph(network, _ => RowMode.Trained, threads: 1);
        for (int i = 0; i < 3; i++) Run(graph, images, labels, RandomStream.Of(i, "step"));
        RandomStream random = RandomStream.Of(9, "step");
        Assert.Equal(0, OwnAllocations.Of(() =>
        {
            graph.Forward(Batch, isTraining: true, random);
            graph.Backward();
        }));
    }

    private static void RequireSame(TrainingGraph all, TrainingGraph some, double tolerance)
    {
        double least = LeastPart * Gradients(all).Max(Math.Abs);
        foreach (Parameter parameter in some.Parameters.Trained)
        {
            Parameter same = all.Parameters.Trained.Single(other => other.Name == parameter.Name);
            float[] expected = FileOrder(same, all), actual = FileOrder(parameter, some);
            double largest = Math.Max(expected.Max(Math.Abs), least);
            for (int i = 0; i < expected.Length; i++)
                Assert.True(Math.Abs(expected[i] - actual[i]) < tolerance * largest, $"{parameter.Name}[{i}]: {actual[i]}, not {expected[i]}");
        }
    }

    private static double Difference(DoubleNetwork reference, double[] numbers, int i, double[] images, int[] labels)
    {
        double own = numbers[i];
        numbers[i] = own + Step;
        double above = reference.Loss(images, labels);
        numbers[i] = own - Step;
        double below = reference.Loss(images, labels);
        numbers[i] = own;
        return (above - below) / (2 * Step);
    }

    private static TrainingGraph NewGraph(NetworkDescription network, Func<StageInfo, RowMode> modeOf, int threads)
    {
        IWeightSource weights = SyntheticWeights.For(network);
        TrainingGraph graph = new GraphBuilder(network, new GraphSettings(Batch, modeOf) { Threads = threads }, weights).Build();
        ParameterLoading.Read(network, graph.Parameters, weights);
        return graph;
    }

    private static double Run(TrainingGraph graph, float[] images, int[] labels, RandomStream random)
    {
        images.CopyTo(graph.Images(Batch));
        graph.Forward(Batch, isTraining: true, random);
        double loss = 0;
        foreach (LossHead head in graph.Heads)
        {
            float weight = head.Name.Length == 0 ? 1 : (float)AuxiliaryWeight;
            loss += weight * new CrossEntropy().Evaluate(graph.Logits(head), head.Classes, labels, [], graph.LogitGradients(head), [], weight).Mean;
        }

        graph.Backward();
        return loss;
    }

    private static (float[] Images, int[] Labels) Data(NetworkDescription network)
    {
        var random = new Random(5);

        // So large that some values of relu6 are above 6.
        float most = network.Operations.OfType<ConvolutionInfo>().Any(convolution => convolution.Activation == Activation.Relu6) ? 30 : 1;
        return ([.. Enumerable.Range(0, (int)network.Input.Elements * Batch).Select(_ => ((random.NextSingle() * 2) - 1) * most)], [1, 3, 0]);
    }

    private static Dictionary<string, double[]> Tensors(NetworkDescription network, ParameterSet parameters)
    {
        IWeightSource weights = new TrainedWeights(network, parameters, null);
        return weights.Tensors.ToDictionary(tensor => tensor.Key, tensor =>
        {
            float[] numbers = new float[tensor.Value.Elements];
            weights.Read(tensor.Key, numbers);
            return numbers.Select(number => (double)number).ToArray();
        });
    }

    private static float[] Gradients(TrainingGraph graph) => [.. graph.Parameters.Trained.SelectMany(graph.GradientOf)];

    private static float[] FileOrder(Parameter parameter, TrainingGraph graph)
    {
        float[] own = graph.GradientOf(parameter), file = new float[own.Length];
        if (!parameter.IsKernel) return own;
        KernelOrder.ToFile(parameter, own, file);
        return file;
    }
}
