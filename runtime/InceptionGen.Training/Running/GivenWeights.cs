using System.Collections.Generic;
using System.Linq;
using InceptionGen.Weights;

namespace InceptionGen.Training.Running;

/// <summary>Checks the weights that training is to go on from: a tensor may be missing, then it is drawn, but one that is there has to fit.</summary>
internal static class GivenWeights
{
    /// <summary>Finds the part of a source that the network means, as loading for inference does, and checks it.</summary>
    /// <returns>It.</returns>
    /// <exception cref="WeightException">A tensor has another shape than the table needs, or cannot be read; or the source has none of the tensors, or has several models that fit.</exception>
    public static IWeightSource Require(NetworkDescription network, IWeightSource weights)
    {
        weights = WeightCheck.Chosen(network, weights, new LoadOptions { AuxiliaryClassifiers = true });
        List<string> problems = [];
        int found = 0;
        foreach (TensorInfo needed in network.Tensors)
        {
            if (weights.Find(needed.Name) is not { } name) continue;
            found++;
            TensorShape shape = weights.Tensors[name];
            if (!shape.Serves(needed.Shape))
                problems.Add($"{TableCell.Of(network, needed.Operation)}: {WeightCheck.BothNames(needed.Name, name)} is {shape}; the table needs {needed.Shape}.");
            else if (weights.DefectOf(name) is { } defect)
                problems.Add($"{TableCell.Of(network, needed.Operation)}: {WeightCheck.BothNames(needed.Name, name)} {defect}.");
        }

        if (problems.Count > 0) throw new WeightException($"{weights.Description} does not fit {network.Name}.", problems);
        if (found == 0)
            throw new WeightException($"{weights.Description} has no tensor of {network.Name}, such as {network.Tensors.First().Name}. To draw all weights, give none.");
        return weights;
    }
}
