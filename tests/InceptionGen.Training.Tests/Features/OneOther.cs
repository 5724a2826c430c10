using System;
using System.Collections.Generic;
using Xunit;

namespace InceptionGen.Training.Tests.Features;

/// <summary>The weights of another source, of which the first number of one tensor is another.</summary>
internal sealed class OneOther(IWeightSource source, string tensor) : IWeightSource
{
    public string Description => source.Description;

    public IReadOnlyDictionary<string, TensorShape> Tensors => source.Tensors;

    public void Read(string name, Span<float> destination)
    {
        Assert.Contains(tensor, source.Tensors.Keys);
        source.Read(name, destination);
        if (name == tensor) destination[0] += 0.125f;
    }
}
