using System.Collections.Generic;
using System.Linq;
using InceptionGen.Memory;
using InceptionGen.Training.Parameters;
using InceptionGen.Training.Running;
using InceptionGen.Weights.Safetensors;

namespace InceptionGen.Training.Checkpoints;

/// <summary>The tensors of a training in a checkpoint. The first ones have the table's names, so that a checkpoint is a file of weights too: the weights after the last step, or
/// their running average if there is one.</summary>
internal static class StateTensors
{
    /// <summary>All of them, but those of frozen rows.</summary>
    /// <param name="run">The run.</param>
    /// <param name="best">The best epoch's weights; null if there are none.</param>
    public static IReadOnlyList<StateTensor> Of(TrainingRun run, WeightCopy? best)
    {
        (ParameterSet parameters, bool hasAverage) = (run.Graph.Parameters, !run.Optimizer.Average.IsEmpty);
        List<StateTensor> all = [];
        foreach (Parameter parameter in parameters.Trained)
        {
            all.Add(hasAverage ? new(parameter.Name, parameter, () => Part(run.Optimizer.Average, parameter)) : new(parameter.Name, parameter, () => parameters.Slice(parameter)));
        }

        foreach (Parameter statistic in parameters.Statistics) all.Add(new(statistic.Name, statistic, () => parameters.Running(statistic)));
        foreach (Parameter parameter in parameters.Trained.Where(_ => hasAverage)) all.Add(new(Named("weights", parameter), parameter, () => parameters.Slice(parameter)));
        foreach ((PinnedFloats slot, int index) in run.Optimizer.Slots.Select((slot, index) => (slot, index)))
        {
            foreach (Parameter parameter in parameters.Trained) all.Add(new(Named($"optimizer {index + 1}", parameter), parameter, () => Part(slot.Span, parameter)));
        }

        if (best is null) return all;
        foreach (Parameter parameter in parameters.Trained)
        {
            all.Add(new(Named("best", parameter), parameter, () => Part(best.Values, parameter)));
            if (hasAverage) all.Add(new(Named("best average", parameter), parameter, () => Part(best.Average, parameter)));
        }

        foreach ((Parameter statistic, int index) in parameters.Statistics.Select((statistic, index) => (statistic, index)))
            all.Add(new(Named("best", statistic), statistic, () => best.Statistic(index)));
        return all;
    }

    private static System.Span<float> Part(System.Span<float> all, Parameter parameter) => all.Slice(parameter.Start, parameter.Length);

    private static string Named(string what, Parameter parameter) => $"{TrainingTensors.Prefix}{what}/{parameter.Name}";
}
