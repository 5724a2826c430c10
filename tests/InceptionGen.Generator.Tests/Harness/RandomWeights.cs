extern alias runtime;

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using R = runtime::InceptionGen;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>Every tensor a network asks for, its values given by its name alone.</summary>
internal sealed class RandomWeights(R.NetworkDescription network) : R.IWeightSource
{
    public string Description => "random weights";

    public IReadOnlyDictionary<string, R.TensorShape> Tensors { get; } = network.Tensors
        .ToDictionary(tensor => tensor.Name, tensor => tensor.Shape);

    public void Read(string name, Span<float> destination) => Values(name, destination.Length).CopyTo(destination);

    /// <summary>Small enough that the values of deep networks stay near 1.</summary>
    public static float[] Values(string name, int count)
    {
        uint seed = 2166136261;
        foreach (byte letter in Encoding.UTF8.GetBytes(name)) seed = (seed ^ letter) * 16777619;
        var random = new Random((int)seed);
        bool isKernel = EndsIn("weight", "weights") && !EndsIn("bn.weight"), isNearOne = EndsIn("variance", "running_var", "gamma", "bn.weight");
        float scale = isKernel ? 1.5f / MathF.Sqrt(Math.Max(count / 16f, 1)) : 0.1f;
        float shift = isNearOne ? 1 : 0;
        return Enumerable.Range(0, count).Select(_ => shift + (((float)random.NextDouble() - 0.5f) * scale)).ToArray();

        bool EndsIn(params string[] endings) => Array.Exists(endings, ending => name.EndsWith(ending, StringComparison.Ordinal));
    }
}
