using System;
using System.Linq;
using InceptionGen.Training.Parameters;

namespace InceptionGen.Training.Running;

/// <summary>Remembers the weights of the epoch with the best result, and tells when results have stopped becoming better.</summary>
internal sealed class BestWeights(FitOptions options, TrainingRun run)
{
    private float[]? _values;
    private float[][]? _statistics;
    private float[]? _average;
    private int _bestEpoch;
    private double _best = double.NaN;
    private double _bestMonitored = double.NaN;
    private int _waited;

    /// <summary>Looks at an epoch.</summary>
    /// <returns>Whether to stop.</returns>
    public bool Take(EpochReport epoch)
    {
        if (epoch.Validation is not { } validation) return false;
        double result = Loss(validation, options.BestBy);
        if (options.KeepBest && (double.IsNaN(_best) || result < _best)) Keep(epoch.Epoch, result);
        if (options.EarlyStopping is not { } stopping) return false;

        double monitored = Loss(validation, stopping.Monitor);
        if (double.IsNaN(_bestMonitored) || monitored < _bestMonitored - stopping.MinimumChange) (_bestMonitored, _waited) = (monitored, 0);
        else _waited++;
        return _waited >= stopping.Patience;
    }

    /// <summary>Gives the trainer the best epoch's weights.</summary>
    /// <returns>The epoch; 0 if none was kept.</returns>
    public int Restore()
    {
        if (_values is null) return 0;
        ParameterSet parameters = run.Graph.Parameters;
        _values.CopyTo(parameters.Values);
        for (int i = 0; i < _statistics!.Length; i++) _statistics[i].CopyTo(parameters.Running(parameters.Statistics[i]));
        _average!.CopyTo(run.Optimizer.Average);
        parameters.Touch();
        return _bestEpoch;
    }

    private void Keep(int epoch, double result)
    {
        ParameterSet parameters = run.Graph.Parameters;
        (_best, _bestEpoch) = (result, epoch);
        _values ??= new float[parameters.Length];
        _average ??= new float[run.Optimizer.Average.Length];
        _statistics ??= [.. parameters.Statistics.Select(statistic => new float[statistic.Length])];
        parameters.Values.CopyTo(_values);
        run.Optimizer.Average.CopyTo(_average);
        for (int i = 0; i < _statistics.Length; i++) parameters.Running(parameters.Statistics[i]).CopyTo(_statistics[i]);
    }

    // Lower is better of both.
    private static double Loss(Evaluation validation, Metric metric) => metric == Metric.ValidationLoss ? validation.Loss : -validation.Accuracy;
}
