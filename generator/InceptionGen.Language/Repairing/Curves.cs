using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;

namespace InceptionGen.Language.Repairing;

/// <summary>What rows give as functions of one number of filters, each from two or three of its values: channels and counts are polynomials of it, of the second degree at most
/// in everything that the papers print.</summary>
/// <param name="now">What the rows give and declare as they are.</param>
/// <param name="first">The same for <paramref name="start"/> filters.</param>
/// <param name="second">The same for one step more.</param>
/// <param name="third">The same for two steps more; null if the curves are known to be straight.</param>
internal sealed class Curves(List<Equation> now, List<Equation> first, List<Equation> second, List<Equation>? third, int start, int step)
{
    private const int MostValues = 4, WidestInterval = 60;
    private const double Rounding = 1e-6;

    private readonly int[] _touched = [.. Enumerable.Range(0, first.Count).Where(index => first[index].Above != second[index].Above || first[index].Below != second[index].Below)];

    /// <summary>The numbers with which more holds of what the rows declare than now, the likeliest of those with which most does.</summary>
    /// <returns>Each with how much more.</returns>
    public IEnumerable<(int Value, int Gain)> Values(Slot slot, Plausibility plausibility)
    {
        var values = new HashSet<int>();
        foreach (int index in _touched)
        {
            foreach ((double low, double high) in Intervals(index)) Add(low, high, slot.Value, values);
        }

        values.Remove(slot.Value);
        int held = Held(_touched, index => now.Exists(equation => equation.Row == first[index].Row && equation.Kind == first[index].Kind && equation.Holds));
        (int Value, int Gain)[] judged = [.. values.Select(value => (value, Held(_touched, index => Holds(index, value)) - held)).Where(value => value.Item2 > 0)];
        if (judged.Length == 0) return [];

        int most = judged.Max(value => value.Gain);
        return judged.Where(value => value.Gain == most).OrderBy(value => plausibility.CostOf(slot, value.Value)).Take(MostValues);
    }

    /// <summary>How many cells agree: one that may count one copy or all of them is one.</summary>
    private int Held(int[] indices, Func<int, bool> holds) => indices.Where(holds).Select(index => (first[index].Row, first[index].Kind)).Distinct().Count();

    private bool Holds(int index, int value)
    {
        double steps = (double)(value - start) / step;
        return At(Coefficients(index, equation => equation.Above), steps) >= -Rounding && At(Coefficients(index, equation => equation.Below), steps) >= -Rounding;
    }

    private static double At((double A, double B, double C) curve, double steps) => (((curve.A * steps) + curve.B) * steps) + curve.C;

    private (double A, double B, double C) Coefficients(int index, Func<Equation, double> margin)
    {
        double c = margin(first[index]), difference = margin(second[index]) - c, a = third is null ? 0 : (margin(third[index]) - (2 * margin(second[index])) + c) / 2;
        return (a, difference - a, c);
    }

    /// <summary>Where the curve is within what its cell allows.</summary>
    private IEnumerable<(double Low, double High)> Intervals(int index)
    {
        double[] lows = [.. Roots(Coefficients(index, equation => equation.Above))], highs = [.. Roots(Coefficients(index, equation => equation.Below))];
        for (int root = 0; root < Math.Min(lows.Length, highs.Length); root++)
        {
            double low = start + (lows[root] * step), high = start + (highs[root] * step);
            yield return (Math.Min(low, high), Math.Max(low, high));
        }
    }

    private static IEnumerable<double> Roots((double A, double B, double C) curve)
    {
        (double a, double b, double c) = curve;
        if (Math.Abs(a) < 1e-9)
        {
            if (b != 0) yield return -c / b;
            yield break;
        }

        double under = (b * b) - (4 * a * c);
        if (under < 0) yield break;
        yield return (-b + Math.Sqrt(under)) / (2 * a);
        yield return (-b - Math.Sqrt(under)) / (2 * a);
    }

    private static void Add(double low, double high, int old, HashSet<int> values)
    {
        if (high < 1 || low > WholeNumber.Maximum) return;

        int from = (int)Math.Max(1, Math.Ceiling(low - Rounding)), to = (int)Math.Min(WholeNumber.Maximum, Math.Floor(high + Rounding));
        if (to - from <= WidestInterval)
        {
            for (int value = from; value <= to; value++) values.Add(value);
            return;
        }

        for (int value = (from + 7) / 8 * 8, count = 0; value <= to && count < WidestInterval; value += 8, count++) values.Add(value);
        for (int value = Math.Max(from, old - 1); value <= Math.Min(to, old + 1); value++) values.Add(value);
    }
}
