using System.Collections.Generic;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Cells;

internal sealed class SoftmaxRow : PlainRow
{
    public override IReadOnlyList<string> Words { get; } = ["softmax"];

    public override Parsed<PlainSpec> Read(RowType type) => new SoftmaxSpec(default);
}
