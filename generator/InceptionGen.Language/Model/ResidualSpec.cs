using System;
using System.Linq;

namespace InceptionGen.Language.Model;

/// <summary>A body whose output is scaled and added to its input (Inception-ResNet).</summary>
internal sealed record ResidualSpec(Shape Map, OperationSpec Body, string Scale, Activation Activation) : OperationSpec(Map, Map)
{
    public override long Weights => Body.Weights;

    public override long Parameters => Body.Parameters;

    public override long MultiplyAdds => Body.MultiplyAdds;

    public override int Depth => Body.Depth;

    public override int Count => Body.Count + 1;
}
