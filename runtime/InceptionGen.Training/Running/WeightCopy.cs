using System;
using System.Linq;
using InceptionGen.Training.Parameters;

namespace InceptionGen.Training.Running;

/// <summary>A second set of a run's trained numbers, running statistics and average.</summary>
internal sealed class WeightCopy
{
    private readonly float[] _values;
    private readonly float[] _average;
    private readonly float[][] _statistics;

    public WeightCopy(TrainingRun run)
    {
        ParameterSet parameters = run.Graph.Parameters;
        _values = new float[parameters.Length];
        _average = new float[run.Optimizer.Average.Length];
        _statistics = [.. parameters.Statistics.Select(statistic => new float[statistic.Length])];
    }

    /// <summary>The trained numbers, in the order of the run's.</summary>
    public Span<float> Values => _values;

    /// <summary>Their running average; empty without averaging.</summary>
    public Span<float> Average => _average;

    /// <summary>A running mean or variance.</summary>
    /// <param name="index">Its place among the run's statistics.</param>
    public Span<float> Statistic(int index) => _statistics[index];

    /// <summary>Takes the run's present numbers.</summary>
    public void Take(TrainingRun run)
    {
        ParameterSet parameters = run.Graph.Parameters;
        parameters.Values.CopyTo(_values);
        run.Optimizer.Average.CopyTo(_average);
        for (int i = 0; i < _statistics.Length; i++) parameters.Running(parameters.Statistics[i]).CopyTo(_statistics[i]);
    }

    /// <summary>Gives the run these numbers, and keeps the run's.</summary>
    public void Exchange(TrainingRun run)
    {
        ParameterSet parameters = run.Graph.Parameters;
        Exchange(parameters.Values, _values);
        Exchange(run.Optimizer.Average, _average);
        for (int i = 0; i < _statistics.Length; i++) Exchange(parameters.Running(parameters.Statistics[i]), _statistics[i]);
        parameters.Touch();
    }

    private static void Exchange(Span<float> one, Span<float> other)
    {
        for (int i = 0; i < one.Length; i++) (one[i], other[i]) = (other[i], one[i]);
    }
}
