using System;
using System.Linq;

namespace InceptionGen.Language.Model;

/// <summary>One step of a network with its shapes checked. Operations nest: a module is a concatenation of sequences of operations.</summary>
/// <param name="Input">The map it reads.</param>
/// <param name="Output">The map it makes.</param>
internal abstract record OperationSpec(Shape Input, Shape Output)
{
    /// <summary>Weights of kernels alone, as the papers' params columns count them: no bias, no batch norm.</summary>
    public virtual long Weights => 0;

    /// <summary>All learned numbers: weights, biases, gamma and beta. Running means and variances are not learned.</summary>
    public virtual long Parameters => 0;

    /// <summary>Multiply-adds of convolutions and linear layers for one image.</summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>Layers with parameters on the longest path, as the papers' depth columns count them.</summary>
    public virtual int Depth => 0;

    /// <summary>How many operations it is in the network's list: one, and those that it consists of.</summary>
    public virtual int Count => 1;

    /// <summary>Whether its output is its input at inference.</summary>
    public virtual bool PassesThrough => false;
}
