using System.Collections.Generic;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Cells;

internal sealed class SigmoidRow : PlainRow
{
    public override IReadOnlyList<string> Words { get; } = ["sigmoid", "logistic"];

    public override Parsed<PlainSpec> Read(RowType type) => new SigmoidSpec(default);
}
