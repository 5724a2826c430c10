using System;
using InceptionGen.Weights;

namespace InceptionGen.Training.Parameters;

/// <summary>Fills trained numbers and running statistics from named tensors.</summary>
internal static class ParameterLoading
{
    /// <summary>Reads all of them.</summary>
    /// <param name="network">What the table says.</param>
    /// <param name="parameters">What to fill.</param>
    /// <param name="weights">Where the tensors are; it has all of them.</param>
    public static void Read(NetworkDescription network, ParameterSet parameters, IWeightSource weights)
    {
        foreach (Parameter parameter in parameters.Trained)
        {
            float[] numbers = new float[parameter.Length];
            weights.Read(weights.Find(parameter.Name)!, numbers);
            if (!parameter.IsKernel)
            {
                numbers.CopyTo(parameters.Slice(parameter));
                continue;
            }

            if (parameter.Operation is LinearInfo && weights.FlattenOrder == FlattenOrder.ChannelsLast)
                FlattenedInputs.ToChannelsFirst(network, parameter.Operation, numbers);
            KernelOrder.FromFile(parameter, numbers, parameters.Slice(parameter));
        }

        foreach (Parameter statistic in parameters.Statistics) weights.Read(weights.Find(statistic.Name)!, parameters.Running(statistic));
        parameters.Touch();
    }
}
