using System.Collections.Generic;
using System.Linq;
using InceptionGen.Weights;

namespace InceptionGen.Training.Running;

/// <summary>Checks that weights are given for the rows that a table freezes: drawn ones would stay as they were drawn.</summary>
internal static class FrozenTensors
{
    /// <param name="network">What the table says.</param>
    /// <param name="weights">The weights that training is to go on from.</param>
    /// <param name="frozenStages">How many rows are frozen, from the first on.</param>
    /// <exception cref="WeightException">One is missing.</exception>
    public static void Require(NetworkDescription network, IWeightSource weights, int frozenStages)
    {
        List<string> problems = [];
        foreach (TensorInfo needed in network.Tensors.Where(tensor => tensor.Operation.Stage < frozenStages))
        {
            if (weights.Find(needed.Name) is null) problems.Add($"{TableCell.Of(network, needed.Operation)}: {needed.Name} ({needed.Shape}) is missing.");
        }

        if (problems.Count > 0)
            throw new WeightException($"{weights.Description} does not have all weights of the frozen rows of {network.Name}, which nothing would ever learn.", problems);
    }
}
