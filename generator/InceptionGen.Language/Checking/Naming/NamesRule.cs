using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>A rule of a names table: what a weight file calls the convolutions of a row and column.</summary>
/// <param name="BatchNorm">Empty if it has the name of its convolution.</param>
internal sealed record NamesRule(NamePattern Row, string Column, string Weight, string BatchNorm, Cell RowCell)
{
    /// <summary>The name that the rule gives; null if it is not for this convolution.</summary>
    /// <param name="row">The convolution's row.</param>
    /// <param name="spelt">The same in one spelling.</param>
    public LayerName? NameOf(string row, string spelt, string column, LayerNumbers numbers)
    {
        if (Row.Match(row, spelt) is not { } inRow || new NamePattern(Column).Match(column) is not { } inColumn) return null;

        string[] stars = [.. inRow, .. inColumn];
        if (WeightName.Fill(Weight, stars, numbers) is not { } weight) return null;
        if (BatchNorm.Length == 0) return new LayerName(weight, weight);
        return WeightName.Fill(BatchNorm, stars, numbers) is { } norm ? new LayerName(weight, norm) : null;
    }
}
