using System;
using System.Collections.Generic;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>Weights whose last digits are others: each is moved by up to the distance to its neighbour, as another order of summation would.</summary>
internal sealed class LastDigits(IWeightSource weights) : IWeightSource
{
    public string Description => weights.Description;

    public IReadOnlyDictionary<string, TensorShape> Tensors => weights.Tensors;

    public void Read(string name, Span<float> destination)
    {
        weights.Read(name, destination);
        var random = new Random(name.Length);
        foreach (ref float number in destination) number = random.Next(2) == 0 ? MathF.BitIncrement(number) : MathF.BitDecrement(number);
    }
}
