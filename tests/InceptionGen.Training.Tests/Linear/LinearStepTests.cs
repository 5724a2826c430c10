using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Execution;
using InceptionGen.Training.Graph;
using InceptionGen.Training.Optimizers.Rules;
using InceptionGen.Training.Parameters;
using InceptionGen.Training.Running;
using Xunit;

namespace InceptionGen.Training.Tests.Linear;

/// <summary>Steps of kernels whose gradient no buffer holds, against the same rule on their whole gradient.</summary>
public sealed class LinearStepTests
{
    private const int Batch = 6;
    private static readonly NetworkDescription Network = Table();

    public static TheoryData<string, Optimizer, GradientClipping?> Rules => new()
    {
        { "SGD", new Sgd(0.1f), null },
        { "SGD, clipped", new Sgd(0.1f), GradientClipping.ByGlobalNorm(0.5f) },
        { "momentum, decay", Sgd.Caffe(0.1f, 0.9f, 1e-3f), GradientClipping.ByTensorNorm(0.1f) },
        { "RMSProp", RmsProp.Keras2(0.01f), null },
        { "RMSProp, centered", RmsProp.PyTorch(0.01f, 0.9f) with { Centered = true }, GradientClipping.ByValue(1e-3f) },
        { "Adam", Adam.Keras(), GradientClipping.ByGlobalNorm(0.5f) },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_step_is_the_rule_on_the_whole_gradient_to_the_bit(string name, Optimizer optimizer, GradientClipping? clipping)
    {
        TrainingGraph graph = NewGraph(threads: 2);
        Assert.Equal(["linear1.weight", "linear2.weight"], graph.Parameters.Trained.Where(parameter => parameter.Gradient is not null).Select(parameter => parameter.Name));
        WeightAverage averaging = new(0.9f);
        OptimizerState state = new(optimizer, averaging, graph.Parameters);
        Clipper clipper = new(clipping, graph.Parameters);
        Dictionary<Parameter, (float[] Weights, float[][] Slots, float[] Average)> expected = graph.Parameters.Trained.ToDictionary(
            parameter => parameter,
            parameter => (
                graph.Parameters.Slice(parameter).ToArray(),
                Enumerable.Range(0, SlotSpans.Most).Select(slot => Enumerable.Repeat(slot < optimizer.Slots ? optimizer.SlotStart(slot) : 0, slot < optimizer.Slots ? parameter.Length : 0).ToArray()).ToArray(),
                graph.Parameters.Slice(parameter).ToArray()));
        for (int step = 1; step <= 3; step++)
        {
            Backward(graph, step);
            double norm = clipper.Measure(graph.Kernels, out Parameter? broken);
            Assert.Null(broken);
            float[] scales = clipper.Scales.ToArray();
            double squares = 0;
            for (int tensor = 0; tensor < graph.Parameters.Trained.Count; tensor++)
            {
                Parameter parameter = graph.Parameters.Trained[tensor];
                float[] gradient = graph.GradientOf(parameter);
                double square = gradient.Sum(value => (double)value * value);
                squares += square;
                if (scales.Length > 1) Assert.Equal(Math.Min(1, 0.1 / Math.Sqrt(square)), scales[tensor], 1e-5);
                (float[] weights, float[][] slots, float[] average) = expected[parameter];
                UpdateStep update = new(0.05f, step)
                {
                    Decay = optimizer.DecayOf(parameter.Role),
                    GradientScale = scales[scales.Length == 1 ? 0 : tensor],
                    GradientLimit = clipper.Limit,
                };
                optimizer.Update(weights, gradient, new(slots[0], slots[1], slots[2]), update);
                averaging.Update(average, weights, step);
            }

            Assert.Equal(Math.Sqrt(squares), norm, 1e-5 * norm);
            state.Step(graph.Kernels, 0.05f, scales, clipper.Limit);
            foreach (Parameter parameter in graph.Parameters.Trained)
            {
                Assert.True(graph.Parameters.Slice(parameter).SequenceEqual(expected[parameter].Weights), $"{name}, step {step}: {parameter.Name} differs.");
                Assert.True(state.Average.Slice(parameter.Start, parameter.Length).SequenceEqual(expected[parameter].Average), $"{name}, step {step}: the average of {parameter.Name} differs.");
            }
        }
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        float[][] weights = [.. new[] { 1, 2, 3 }.Select(threads =>
        {
            TrainingGraph graph = NewGraph(threads);
            OptimizerState state = new(Adam.Keras(), null, graph.Parameters);
            Clipper clipper = new(GradientClipping.ByGlobalNorm(0.1f), graph.Parameters);
            for (int step = 1; step <= 3; step++)
            {
                Backward(graph, step);
                clipper.Measure(graph.Kernels, out _);
                state.Step(graph.Kernels, 0.01f, clipper.Scales, clipper.Limit);
            }

            return graph.Parameters.Values.ToArray();
        })];
        Assert.Equal(weights[0], weights[1]);
        Assert.Equal(weights[0], weights[2]);
    }

    [Fact]
    public void A_smaller_batch_after_a_larger_one_is_a_batch_of_its_own()
    {
        TrainingGraph used = NewGraph(threads: 1), fresh = NewGraph(threads: 1);
        Backward(used, 1);
        Backward(used, 2, batch: 2);
        Backward(fresh, 2, batch: 2);
        foreach ((Parameter one, Parameter other) in used.Parameters.Trained.Zip(fresh.Parameters.Trained)) Assert.Equal(fresh.GradientOf(other), used.GradientOf(one));
        Assert.Equal(Norm(fresh), Norm(used));

        static double Norm(TrainingGraph graph) => new Clipper(null, graph.Parameters).Measure(graph.Kernels, out _);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        TrainingGraph graph = NewGraph(threads: 1);
        OptimizerState state = new(RmsProp.Keras2(1e-3f), new WeightAverage(0.9f), graph.Parameters);
        Clipper clipper = new(GradientClipping.ByGlobalNorm(1), graph.Parameters);
        float[] images = Images(1);
        int[] labels = Labels(Batch);
        Loss loss = new CrossEntropy();
        Assert.Equal(0, OwnAllocations.Of(() =>
        {
            Backward(graph, images, labels, loss);
            clipper.Measure(graph.Kernels, out _);
            state.Step(graph.Kernels, 1e-3f, clipper.Scales, clipper.Limit);
        }));
    }

    [Fact]
    public void A_gradient_that_is_not_finite_is_named_before_anything_changes()
    {
        TrainingGraph graph = NewGraph(threads: 1);
        float[] before = graph.Parameters.Values.ToArray();
        Backward(graph, 1);
        Clipper clipper = new(null, graph.Parameters);
        graph.Images(Batch)[0] = float.PositiveInfinity;
        graph.Forward(Batch, isTraining: true, default);
        graph.LogitGradients(graph.Heads[0]).Fill(0.1f);
        graph.Backward();
        Assert.False(double.IsFinite(clipper.Measure(graph.Kernels, out Parameter? broken)));
        Assert.Equal("linear1.weight", broken?.Name);
        Assert.Equal(before, graph.Parameters.Values.ToArray());
    }

    [Fact]
    public void The_order_of_panels_is_undone_on_the_way_to_files()
    {
        TrainingGraph graph = NewGraph(threads: 1);
        IWeightSource given = SyntheticWeights.For(Network), own = new TrainedWeights(Network, graph.Parameters, null);
        foreach ((string name, TensorShape shape) in own.Tensors)
        {
            float[] expected = new float[shape.Elements], actual = new float[shape.Elements];
            given.Read(name, expected);
            own.Read(name, actual);
            Assert.Equal(expected, actual);
        }

        // Of the map 3x5x7, the input at row 2, column 4 and channel 6 comes last in either order; output 36 is the fifth of the second panel, which has 8.
        Parameter kernel = graph.Parameters.Trained.Single(parameter => parameter.Name == "linear1.weight");
        float[] file = new float[kernel.Length];
        given.Read(kernel.Name, file);
        Assert.Equal(file[(36 * 105) + 104], graph.Parameters.Slice(kernel)[(32 * 105) + (104 * 8) + 4]);

        // Row 0, column 1, channel 0 is the second of a channel in files, and the eighth here.
        Assert.Equal(file[(36 * 105) + 1], graph.Parameters.Slice(kernel)[(32 * 105) + (7 * 8) + 4]);
    }

    // A linear layer that reads a map, and one that reads a vector; more outputs than a panel.
    private static NetworkDescription Table()
    {
        DescriptionBuilder table = new("Small", "", "", new(3, 5, 7), "");
        table.Stage("linear1", "Linear1");
        table.Linear("", -1, 40, Activation.Relu);
        table.Stage("linear2", "Linear2");
        table.Linear("", 0, 4);
        table.Stage("softmax", "Softmax");
        table.Add(new SoftmaxInfo(), 1);
        return table.Build();
    }

    private static TrainingGraph NewGraph(int threads)
    {
        IWeightSource weights = SyntheticWeights.For(Network);
        TrainingGraph graph = new GraphBuilder(Network, new GraphSettings(Batch, _ => RowMode.Trained) { Threads = threads }, weights).Build();
        ParameterLoading.Read(Network, graph.Parameters, weights);
        return graph;
    }

    private static void Backward(TrainingGraph graph, int seed, int batch = Batch) =>
        Backward(graph, Images(seed)[..(batch * (int)Network.Input.Elements)], Labels(batch), new CrossEntropy());

    private static void Backward(TrainingGraph graph, float[] images, int[] labels, Loss loss)
    {
        images.CopyTo(graph.Images(labels.Length));
        graph.Forward(labels.Length, isTraining: true, default);
        LossHead head = graph.Heads[0];
        loss.Evaluate(graph.Logits(head), head.Classes, labels, [], graph.LogitGradients(head), [], 1);
        graph.Backward();
    }

    private static float[] Images(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, (int)Network.Input.Elements * Batch).Select(_ => (random.NextSingle() * 2) - 1)];
    }

    private static int[] Labels(int batch) => [.. Enumerable.Range(0, batch).Select(i => i % 4)];
}
