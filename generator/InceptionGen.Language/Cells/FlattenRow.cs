using System.Collections.Generic;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Cells;

internal sealed class FlattenRow : PlainRow
{
    public override IReadOnlyList<string> Words { get; } = ["flatten"];

    public override Parsed<PlainSpec> Read(RowType type) => new FlattenSpec(default);
}
