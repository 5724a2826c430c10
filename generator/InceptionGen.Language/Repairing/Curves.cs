using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;

namespace InceptionGen.Language.Repairing;

/// <summary>What rows give as functions of one number of filters, each from two or three of its values: channels and counts are polynomials of it, of the second degree at most
/// in everything that the papers print.</summary>
/// <param name="first">What the rows give for <paramref name="start"/> filters.</param>
/// <param name="second">The same for one step more.</param>
/// <param name="third">The same for two steps more; null if the curves are known to be straight.</param>
internal sealed class Curves(List<Equation> first, List<Equation> second, List<Equation>? third, int start, int step)
{
    private const int MostValues = 4, WidestInterval = 60;

    /// <summary>The likeliest of the numbers with which most equations hold that depend on it.</summary>
    public IEnumerable<int> Values(Slot slot, Plausibility plausibility)
    {
        int[] touched = [.. Enumerable.Range(0, first.Count).Where(index => first[index].Value != second[index].Value)];
        var values = new HashSet<int>();
        foreach (int index in touched)
        {
            foreach ((double low, double high) in Intervals(index)) Add(low, high, slot.Value, values);
        }

        values.Remove(slot.Value);
        var judged = values.Select(value => (Value: value, Holds: touched.Where(index => Holds(index, value)).Select(index => (first[index].Row, Kind(first[index].What))).Distinct().Count())).ToList();
        if (judged.Count == 0) return [];

        int most = judged.Max(value => value.Holds);
        return judged.Where(value => value.Holds == most).OrderBy(value => plausibility.CostOf(slot, value.Value)).Select(value => value.Value).Take(MostValues);
    }

    private static Quantity Kind(Quantity what) => what switch { Quantity.AllParams => Quantity.Params, Quantity.AllOps => Quantity.Ops, _ => what };

    private bool Holds(int index, int value)
    {
        double given = At(index, (double)(value - start) / step);
        return given >= first[index].Low - 1e-6 && given <= first[index].High + 1e-6;
    }

    private double At(int index, double steps)
    {
        (double a, double b, double c) = Coefficients(index);
        return (((a * steps) + b) * steps) + c;
    }

    private (double A, double B, double C) Coefficients(int index)
    {
        double c = first[index].Value, difference = second[index].Value - c, a = third is null ? 0 : (third[index].Value - (2 * second[index].Value) + c) / 2;
        return (a, difference - a, c);
    }

    /// <summary>Where the curve is within what its cell allows.</summary>
    private IEnumerable<(double Low, double High)> Intervals(int index)
    {
        double[] lows = [.. Roots(index, first[index].Low)], highs = [.. Roots(index, first[index].High)];
        for (int root = 0; root < Math.Min(lows.Length, highs.Length); root++)
        {
            double low = start + (lows[root] * step), high = start + (highs[root] * step);
            yield return (Math.Min(low, high), Math.Max(low, high));
        }
    }

    private IEnumerable<double> Roots(int index, double value)
    {
        (double a, double b, double c) = Coefficients(index);
        if (Math.Abs(a) < 1e-9)
        {
            if (b != 0) yield return (value - c) / b;
            yield break;
        }

        double under = (b * b) - (4 * a * (c - value));
        if (under < 0) yield break;
        yield return (-b + Math.Sqrt(under)) / (2 * a);
        yield return (-b - Math.Sqrt(under)) / (2 * a);
    }

    private static void Add(double low, double high, int old, HashSet<int> values)
    {
        if (high < 1 || low > WholeNumber.Maximum) return;

        int from = (int)Math.Max(1, Math.Ceiling(low - 1e-6)), to = (int)Math.Min(WholeNumber.Maximum, Math.Floor(high + 1e-6));
        if (to - from <= WidestInterval)
        {
            for (int value = from; value <= to; value++) values.Add(value);
            return;
        }

        for (int value = (from + 7) / 8 * 8, count = 0; value <= to && count < WidestInterval; value += 8, count++) values.Add(value);
        for (int value = Math.Max(from, old - 1); value <= Math.Min(to, old + 1); value++) values.Add(value);
    }
}
