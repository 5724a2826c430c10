using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Training;
using InceptionGen.Training.Graph;
using InceptionGen.Training.Parameters;
using InceptionGen.Training.Running;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>Steps of training against float64: losses, the gradient of every tensor, running statistics, weights. INCEPTIONGEN_TRAINING_REFERENCES names a folder with more cases.</summary>
public sealed class TrainingReferenceTests
{
    // Of an auxiliary classifier, four images are few: v3's normalises over four values, whose variance magnifies any rounding. Float32 PyTorch misses the whole loss of v3 by
    // 1.1e-6, as its reference says.
    private const double ErrorOfPart = 4e-6;

    // How much more than a neighbour's run a later loss may differ: one that starts from weights with other last digits. The papers' first steps go so far that each magnifies a
    // difference tenfold and more.
    private const double Chaos = 4;

    // Samples of a tensor scatter more than their norm.
    private const double Scatter = 3;

    public static TheoryData<string> Files
    {
        get
        {
            string? folder = Environment.GetEnvironmentVariable("INCEPTIONGEN_TRAINING_REFERENCES");
            IEnumerable<string> files = Directory.EnumerateFiles("References/training", "*.json");
            if (folder is not null) files = files.Concat(Directory.EnumerateFiles(folder, "*.json").Where(file => File.ReadAllText(file).Contains("\"gradients\"", StringComparison.Ordinal)));
            return [.. files.Order(StringComparer.Ordinal)];
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Steps_are_those_of_float64(string file)
    {
        TrainingReference reference = TrainingReference.Read(file);
        ReferenceRecipe recipe = new(reference);
        NetworkDescription network = recipe.Network;
        TrainingPlan plan = new(network, recipe.Options);
        TrainingRun run = new(network, plan, SyntheticWeights.For(network), recipe.ModeOf);
        float[] photos = ReferencePhotos.Of(reference);
        int[] labels = [.. reference.Labels.Select(label => (int)label)];

        List<string> wrong = [];
        double[] losses = Losses(run, reference, photos, labels, recipe, wrong);
        double[] neighbour = Losses(new(network, plan, new LastDigits(SyntheticWeights.For(network)), recipe.ModeOf), reference, photos, labels, recipe, wrong: null);
        for (int step = 0; step < losses.Length; step++)
        {
            double expected = reference.Steps[step].Total, tolerance = step == 0 ? reference.ErrorOfLoss * expected : (Chaos * Math.Abs(neighbour[step] - losses[step])) + (ErrorOfPart * expected);
            if (Math.Abs(losses[step] - expected) > tolerance) wrong.Add($"step {step}: the loss is {losses[step]}, not {expected}; {tolerance:E1} may be lost");
        }

        Assert.True(wrong.Count == 0, $"{file}: {wrong.Count} wrong\n{string.Join('\n', wrong.Take(40))}");
    }

    // The losses of all steps. Gradients and statistics are compared after the first.
    private static double[] Losses(TrainingRun run, TrainingReference reference, float[] photos, int[] labels, ReferenceRecipe recipe, List<string>? wrong)
    {
        double[] losses = new double[reference.Steps.Count];
        for (int step = 0; step < losses.Length; step++)
        {
            ReferenceStep expected = reference.Steps[step];
            photos.CopyTo(run.Graph.Images(labels.Length));
            StepReport report = run.Step(labels, (float)(expected.LearningRate ?? recipe.Options.Optimizer!.LearningRate));
            losses[step] = report.Loss;
            if (step > 0 || wrong is null) continue;

            if (expected.GlobalNorm is { } norm && Math.Abs(report.GradientNorm - norm) > 2 * reference.Error * norm) wrong.Add($"the norm is {report.GradientNorm}, not {norm}");
            CompareParts(reference, run, wrong);
            CompareGradients(reference, run.Graph, wrong);
            CompareStatistics(reference, run.Graph.Parameters, wrong);
        }

        return losses;
    }

    private static void CompareParts(TrainingReference reference, TrainingRun run, List<string> wrong)
    {
        if (reference.Losses is null) return;
        foreach ((LossHead head, double loss) in run.Graph.Heads.Zip(run.Losses.ToArray()))
        {
            double expected = reference.Losses[head.Name switch { "" => "main", "Aux" => "aux1", _ => head.Name.ToLowerInvariant() }];
            if (Math.Abs(loss - expected) > ErrorOfPart * expected) wrong.Add($"{head.Name}: the loss is {loss}, not {expected}");
        }
    }

    private static void CompareGradients(TrainingReference reference, TrainingGraph graph, List<string> wrong)
    {
        ParameterSet parameters = graph.Parameters;
        Assert.Equal(reference.Gradients.Keys.Order(StringComparer.Ordinal), parameters.Trained.Select(parameter => parameter.Name).Order(StringComparer.Ordinal));
        double all = 0, norms = 0;
        foreach (Parameter parameter in parameters.Trained)
        {
            ReferenceGradient expected = reference.Gradients[parameter.Name];
            float[] actual = FileOrder(parameter, graph);
            double norm = Math.Sqrt(actual.Sum(value => (double)value * value)), root = expected.Norm / Math.Sqrt(actual.Length);
            double square = expected.Indices.Select((index, i) => Math.Pow(actual[index] - expected.Values[i], 2)).Average(), error = Math.Sqrt(square) / root;
            (all, norms) = (all + (square * actual.Length), norms + (expected.Norm * expected.Norm));
            if (Math.Abs(norm - expected.Norm) > 2 * reference.WorstError * expected.Norm) wrong.Add($"{parameter.Name}: norm {norm}, not {expected.Norm}");
            if (error > Scatter * 2 * reference.WorstError) wrong.Add($"{parameter.Name}: samples differ by {error:E2} of the root mean square");
        }
        double together = Math.Sqrt(all / norms);
        if (together > 2 * reference.Error) wrong.Add($"all gradients together differ by {together:E2}, and those of float32 PyTorch by {reference.Error:E2}");
    }

    private static void CompareStatistics(TrainingReference reference, ParameterSet parameters, List<string> wrong)
    {
        if (reference.RunningStatistics is null) return;
        foreach (Parameter statistic in parameters.Statistics)
        {
            ReferenceSample expected = reference.RunningStatistics[statistic.Name];
            Span<float> actual = parameters.Running(statistic);
            for (int i = 0; i < expected.Indices.Length; i++)
            {
                if (Math.Abs(actual[expected.Indices[i]] - expected.Values[i]) > 1e-5 * expected.Norm)
                    wrong.Add($"{statistic.Name}: {actual[expected.Indices[i]]}, not {expected.Values[i]}");
            }
        }
    }

    private static float[] FileOrder(Parameter parameter, TrainingGraph graph)
    {
        float[] own = graph.GradientOf(parameter), file = new float[own.Length];
        if (!parameter.IsKernel) return own;
        KernelOrder.ToFile(parameter, own, file);
        return file;
    }
}
