using System;
using System.Collections.Generic;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>"local response norm (size 5, alpha 0.0001, beta 0.75, k 1)": x / (k + alpha / size * sum of squares) ^ beta. Implementations differ in the
/// constants, so the table gives them; k is 1 by default.</summary>
internal sealed class LocalResponseNormRow : PlainRow
{
    /// <summary>The largest number of neighbouring channels that the runtime has room for.</summary>
    private const int LargestSize = 1023;

    /// <summary>Activations of trained networks stay far below this.</summary>
    private const double LargestActivation = 10_000;

    private const double SmallestFloat = 1.1754943508222875e-38;

    private static readonly Problem Form =
        new(Rules.CellNotUnderstood, "write its constants, as in local response norm (size 5, alpha 0.0001, beta 0.75, k 1)");

    public override IReadOnlyList<string> Words { get; } =
        ["local response norm", "local response normalization", "local response normalisation", "local resp norm", "lrn"];

    public override bool IsConstants(string label) => true;

    public override Parsed<PlainSpec> Read(RowType type)
    {
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Argument argument in type.Arguments)
        {
            bool isKnown = argument.Name is "size" or "alpha" or "beta" or "k";
            if (!isKnown || given.ContainsKey(argument.Name)) return Form;
            given.Add(argument.Name, argument.Value);
        }

        if (!given.ContainsKey("k")) given.Add("k", "1");
        if (given.Count < 4) return Form;
        if (!CellParser.Depth(given["size"]).Succeeded(out int size, out Problem? problem)
            || !CellParser.Decimal(given["alpha"]).Succeeded(out DecimalText? alpha, out problem)
            || !CellParser.Decimal(given["beta"]).Succeeded(out DecimalText? beta, out problem)
            || !CellParser.Decimal(given["k"]).Succeeded(out DecimalText? k, out problem))
            return problem;

        return Unusable(size, alpha.Value, beta.Value, k.Value) is { } detail
            ? new Problem(Rules.OutOfRange, detail)
            : new LocalResponseNormSpec(default, size, alpha.Text, beta.Text, k.Text);
    }

    /// <summary>What is wrong with the constants; null if results are numbers with them.</summary>
    private static string? Unusable(int size, double alpha, double beta, double k)
    {
        if (size % 2 == 0) return "the size is an odd number of channels, so that as many lie on either side";
        if (size > LargestSize) return FormattableString.Invariant($"the size is at most {LargestSize} channels");
        if (alpha < 0) return "alpha is at least 0, since a negative sum has no power";
        if (k < SmallestFloat) return "k is above 0, since a map of zeros is divided by its power";

        double largestSum = k + (alpha * LargestActivation * LargestActivation);
        double one = Math.Pow(k, beta), other = Math.Pow(largestSum, beta);
        bool isFinite = IsFloat(largestSum) && IsFloat(one) && IsFloat(other) && LargestActivation / Math.Min(one, other) <= float.MaxValue;
        return isFinite ? null : "with these constants, activations of up to 10,000 give numbers that no 32-bit float can hold";
    }

    private static bool IsFloat(double value) => value >= SmallestFloat && value <= float.MaxValue;
}
