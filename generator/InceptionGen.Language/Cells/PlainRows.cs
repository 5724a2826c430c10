using System.Collections.Generic;

namespace InceptionGen.Language.Cells;

/// <summary>The kinds of rows that are one operation without weights.</summary>
internal static class PlainRows
{
    public static readonly IReadOnlyList<PlainRow> All =
    [
        new LocalResponseNormRow(),
        new DropoutRow(),
        new FlattenRow(),
        new SigmoidRow(),
        new SoftmaxRow(),
    ];
}
