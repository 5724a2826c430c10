using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;

namespace InceptionGen.Tool.Importing;

/// <summary>The weights of an imported model under the names of its table.</summary>
internal sealed class ImportedWeights : IWeightSource
{
    private readonly Dictionary<string, Constant> _constants = new(StringComparer.Ordinal);

    /// <param name="network">The network of the table.</param>
    /// <param name="layers">The model's layers, in the order of the table's.</param>
    /// <param name="path">The model.</param>
    public ImportedWeights(NetworkDescription network, IReadOnlyList<MapNode> layers, string path)
    {
        Description = path;
        ConvolutionInfo[] rows = [.. network.Operations.OfType<ConvolutionInfo>()];
        if (rows.Length != layers.Count) throw new InvalidOperationException($"The table has {rows.Length} layers, and the model {layers.Count}.");
        foreach ((ConvolutionInfo row, MapNode layer) in rows.Zip(layers))
        {
            foreach ((string name, TensorShape shape, TensorRole role) in row.RequiredTensors())
            {
                Constant constant = Find(layer, role);
                if (constant.Elements != shape.Elements) throw new InvalidOperationException($"'{name}' is {shape}, and in '{layer.Name}' of the model {string.Join('x', constant.Dimensions)}.");
                _constants[name] = constant;
            }
        }

        Tensors = network.Tensors.DistinctBy(tensor => tensor.Name).ToDictionary(tensor => tensor.Name, tensor => tensor.Shape);
    }

    public string Description { get; }

    public IReadOnlyDictionary<string, TensorShape> Tensors { get; }

    /// <exception cref="WeightException">The model's file was changed since it was read.</exception>
    public void Read(string name, Span<float> destination)
    {
        try
        {
            _constants[name].Floats().CopyTo(destination);
        }
        catch (InvalidDataException exception)
        {
            throw new WeightException($"{Description}: {exception.Message}.");
        }
    }

    private static Constant Find(MapNode layer, TensorRole role)
    {
        (Constant? kernel, Constant? bias, NormTensors? norm) = layer.Operation switch
        {
            ConvolutionOperation convolution => (convolution.Kernel, convolution.Bias, convolution.Norm),
            LinearOperation linear => (linear.Kernel, linear.Bias, linear.Norm),
            NormOperation alone => (null, null, alone.Norm),
            _ => (null, null, null),
        };
        Constant? found = role switch
        {
            TensorRole.Kernel => kernel,
            TensorRole.Bias => bias,
            TensorRole.Gamma => norm?.Gamma,
            TensorRole.Beta => norm?.Beta,
            TensorRole.Mean => norm?.Mean,
            _ => norm?.Variance,
        };
        return found ?? throw new InvalidOperationException($"'{layer.Name}' of the model has no {role}.");
    }
}
