using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Totals;

/// <summary>What a row costs.</summary>
internal readonly record struct RowTotals(int Depth, long Weights, long MultiplyAdds)
{
    public static RowTotals Of(OperationSpec operation) => new(operation.Depth, operation.Weights, operation.MultiplyAdds);

    public RowTotals Times(int copies) => new(Depth * copies, Weights * copies, MultiplyAdds * copies);

    public static RowTotals Of(IEnumerable<OperationSpec> copies) => copies.Select(Of).Aggregate(default(RowTotals), (sum, cost) =>
        new RowTotals(sum.Depth + cost.Depth, sum.Weights + cost.Weights, sum.MultiplyAdds + cost.MultiplyAdds));
}
