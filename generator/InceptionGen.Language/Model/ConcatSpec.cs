using System;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Model;

/// <summary>Branches that read one map and whose outputs stand side by side, in order, in the channels of one map.</summary>
internal sealed record ConcatSpec(Shape Input, Shape Output, EquatableArray<OperationSpec> Branches) : OperationSpec(Input, Output)
{
    public override long Weights => Branches.Sum(branch => branch.Weights);

    public override long Parameters => Branches.Sum(branch => branch.Parameters);

    public override long MultiplyAdds => Branches.Sum(branch => branch.MultiplyAdds);

    public override int Depth => Branches.Max(branch => branch.Depth);

    /// <summary>One branch alone is not a concatenation.</summary>
    public override int Count => Branches.Sum(branch => branch.Count) + (Branches.Count > 1 ? 1 : 0);

    public override bool PassesThrough => Input == Output && Branches.Count == 1 && Branches[0].PassesThrough;
}
