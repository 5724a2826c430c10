using System;
using System.Collections.Generic;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Checking.Totals;

namespace InceptionGen.Language.Repairing;

/// <summary>A number that a cell declares and that a row gives.</summary>
/// <param name="Row">The row, by its place among those that are checked.</param>
/// <param name="What">Which of its numbers.</param>
/// <param name="Value">The number that it gives now.</param>
/// <param name="Low">The least that agrees with the cell.</param>
/// <param name="High">The most that agrees with the cell.</param>
internal readonly record struct Equation(int Row, Quantity What, double Value, double Low, double High)
{
    private const double Rounding = 1e-6;

    /// <summary>How far the number is above the least that agrees; negative where it is below.</summary>
    public double Above => Value - Low;

    /// <summary>How far the number is below the most that agrees; negative where it is above.</summary>
    public double Below => High - Value;

    public bool Holds => Above >= -Rounding && Below >= -Rounding;

    /// <summary>The column that declares it.</summary>
    public Quantity Kind => What switch { Quantity.AllParams => Quantity.Params, Quantity.AllOps => Quantity.Ops, _ => What };

    /// <summary>What the rows declare and give; the same ones in the same order for every check of the rows that finds the same cells filled.</summary>
    public static List<Equation> Of(IReadOnlyList<Measure?> measures, int paramsUnit)
    {
        var equations = new List<Equation>();
        for (int row = 0; row < measures.Count; row++)
        {
            if (measures[row] is not { } measure) continue;
            if (measure is { Output: { } output, Declared: { At.Cell.Sic: null } declared }) equations.Add(new Equation(row, Quantity.Channels, output.Channels, declared.Shape.Channels, declared.Shape.Channels));
            if (measure.Cells.Params is { At.Cell.Sic: null } weights) Add(row, weights.Count, paramsUnit, Quantity.Params, measure.One.Weights, Quantity.AllParams, measure.All.Weights, equations);
            if (measure.Cells.Ops is { At.Cell.Sic: null } ops) Add(row, ops.Count, CountChecks.OpsUnit, Quantity.Ops, measure.One.MultiplyAdds, Quantity.AllOps, measure.All.MultiplyAdds, equations);
        }

        return equations;
    }

    private static void Add(int row, PrintedCount count, int unit, Quantity one, long ofOne, Quantity all, long ofAll, List<Equation> equations)
    {
        double size = CountChecks.Size(count.Unit, unit), slack = count.Unit == '\0' ? 0 : count.Resolution * size, value = count.Value * size;
        equations.Add(new Equation(row, one, ofOne, value - slack, value + slack));
        if (ofAll != ofOne) equations.Add(new Equation(row, all, ofAll, value - slack, value + slack));
    }
}
