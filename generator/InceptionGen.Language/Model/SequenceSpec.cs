using System;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Model;

/// <summary>A sequence of operations. An empty sequence passes its input through.</summary>
internal sealed record SequenceSpec(Shape Input, Shape Output, EquatableArray<OperationSpec> Operations) : OperationSpec(Input, Output)
{
    public override long Weights => Operations.Sum(operation => operation.Weights);

    public override long Parameters => Operations.Sum(operation => operation.Parameters);

    public override long MultiplyAdds => Operations.Sum(operation => operation.MultiplyAdds);

    public override int Depth => Operations.Sum(operation => operation.Depth);

    public override int Count => Operations.Sum(operation => operation.Count);

    public override bool PassesThrough => Input == Output && Operations.All(operation => operation.PassesThrough);
}
