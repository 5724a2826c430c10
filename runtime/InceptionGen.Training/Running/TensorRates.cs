using System;
using System.Collections.Generic;
using InceptionGen.Training.Parameters;

namespace InceptionGen.Training.Running;

/// <summary>What multiplies the learning rate of each tensor.</summary>
internal sealed class TensorRates
{
    private readonly float _bias;
    private readonly List<(int Through, float Factor)> _rows = [];

    /// <exception cref="ArgumentException">A tap of another network, or one that is not after the one before it.</exception>
    public TensorRates(NetworkDescription network, TrainerOptions options)
    {
        _bias = options.BiasRate;
        int last = -1;
        foreach (RowRate rate in options.RowRates)
        {
            if (!ReferenceEquals(rate.Through.Network, network))
                throw new ArgumentException($"{nameof(options.RowRates)}: {rate.Through.Name} is a row of {rate.Through.Network.Name}; this is {network.Name}.");
            if (rate.Through.Stage <= last)
                throw new ArgumentException($"{nameof(options.RowRates)}: {rate.Through.Name} does not come after {network.Stages[last].Name}. List rows in the order of the table.");
            _rows.Add((last = rate.Through.Stage, rate.Factor));
        }
    }

    /// <summary>The factor of a tensor.</summary>
    public float Of(Parameter parameter)
    {
        float factor = parameter.Role == TensorRole.Bias ? _bias : 1;
        foreach ((int through, float ofRows) in _rows)
        {
            if (parameter.Operation.Stage <= through) return factor * ofRows;
        }

        return factor;
    }
}
